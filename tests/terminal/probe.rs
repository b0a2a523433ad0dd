//! The program under test: counts keys, and ends in the way a key asks for.

use std::fmt::Write;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use binnenwerk::ui::terminal::{Input, Options, Terminal, TerminalError, feed, suspend};
use ratatui::crossterm::event::KeyCode;

/// Runs until a key or a signal ends it; gives the exit code.
pub fn run(mode: &str) -> i32 {
    match session(mode) {
        Ok(()) => 0,
        Err(error @ TerminalError::Io(_)) => {
            eprintln!("{error}");
            1
        }
        Err(error) => {
            eprintln!("{error:?}");
            3
        }
    }
}

fn session(mode: &str) -> Result<(), TerminalError> {
    let options = Options { term: std::env::var("TERM").ok(), fault_line: "FAULT".into(), ..Options::default() };
    let mut terminal = Terminal::take(options)?;
    let (events, inputs) = mpsc::channel::<Input>();
    let hangs = mode == "hanging-hook";
    feed(events, move || {
        if hangs {
            thread::sleep(Duration::from_secs(60));
        }
        let _ = std::fs::write(std::env::var("PROBE_CLOSED").unwrap_or_default(), "closed");
    })?;
    let (mut keys, mut resumed, mut last) = (0, 0, String::from("none"));
    loop {
        let size = terminal.size()?;
        let text = format!("keys: {keys} resumed: {resumed} size: {}x{} last: {last}", size.width, size.height);
        terminal.draw(|frame| frame.render_widget(text.as_str(), frame.area()))?;
        let Ok(input) = inputs.recv() else { return Ok(()) };
        last.clear();
        match input {
            Input::Key(key) => {
                keys += 1;
                let _ = write!(last, "{:?}", key.code);
                match key.code {
                    KeyCode::Char('q') => return Ok(()),
                    KeyCode::Char('e') => return Err(std::io::Error::other("asked for").into()),
                    KeyCode::Char('p') => panic!("Jansen, Piet"),
                    KeyCode::Char('w') => drop(thread::spawn(|| panic!("Jansen, Piet")).join()),
                    KeyCode::Char('z') => drop(suspend()),
                    KeyCode::Char('f') => flood(&mut terminal)?,
                    _ => {}
                }
            }
            Input::Resume => resumed += 1,
            other => {
                let _ = write!(last, "{other:?}");
            }
        }
    }
}

/// Draws frames that differ in every cell, until the line takes no more.
fn flood(terminal: &mut Terminal) -> Result<(), TerminalError> {
    for n in 0u32.. {
        let text = char::from(b'a' + (n % 26) as u8).to_string().repeat(2000);
        terminal.draw(|frame| {
            frame.buffer_mut().content.iter_mut().zip(text.chars()).for_each(|(cell, c)| {
                cell.set_char(c);
            })
        })?;
    }
    Ok(())
}
