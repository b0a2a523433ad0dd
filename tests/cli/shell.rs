//! Completion in a shell, and the page of the manual.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::desk::{Desk, TODAY};

/// What bash offers for the last word of a line, through the script that the program gives it; `None` where there is no bash.
fn offered(desk: &Desk, line: &[&str]) -> Option<Vec<String>> {
    let program = Path::new(env!("CARGO_BIN_EXE_binnenwerk")).parent().unwrap();
    let words: Vec<String> = line.iter().map(|word| format!("'{word}'")).collect();
    let script = format!(
        "source <(binnenwerk completions bash); COMP_WORDS=({}); COMP_CWORD={}; COMP_TYPE=9
         _clap_complete_binnenwerk binnenwerk '{}' ''; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        line.len() - 1,
        line.last().unwrap(),
    );
    let path = format!("{}:/usr/bin:/bin", program.display());
    let mut bash = Command::new("/bin/bash");
    bash.args(["-c", &script]).env_clear().current_dir(desk.path(".")).env("HOME", desk.path("."));
    bash.envs([
        ("PATH", path.as_str()),
        ("LANG", "nl_NL.UTF-8"),
        ("BINNENWERK_DB", "demo.db"),
        ("BINNENWERK_TODAY", TODAY),
    ]);
    let output = match bash.output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => panic!("{error}"),
    };
    assert!(output.status.success(), "{line:?}: {}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    Some(said.split(['\n', '\u{b}']).map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect())
}

#[test]
fn bash_completes_commands_options_kinds_fields_and_codes_of_teams() {
    let desk = Desk::with_demo();
    for (line, wanted) in [
        (&["binnenwerk", "li"][..], "list"),
        (&["binnenwerk", "team", "conv"], "convert"),
        (&["binnenwerk", "list", "mede"], "medewerkers"),
        (&["binnenwerk", "list", "medewerkers", "--fil"], "--filter"),
        (&["binnenwerk", "list", "medewerkers", "--sort", "ur"], "uren"),
        (&["binnenwerk", "list", "medewerkers", "--format", "x"], "xlsx"),
        (&["binnenwerk", "set", "team", "T005", "plaat"], "plaatsen="),
        (&["binnenwerk", "move", "100001", "t00"], "T005"),
        (&["binnenwerk", "show", "team", "t00"], "T005"),
        (&["binnenwerk", "correct", "teams", "T00"], "T005"),
        (&["binnenwerk", "help", "rep"], "report"),
        (&["binnenwerk", "completions", "z"], "zsh"),
    ] {
        let Some(offered) = offered(&desk, line) else { return };
        assert!(offered.iter().any(|word| word == wanted), "{line:?}: {offered:?}");
    }
}

#[test]
fn every_shell_gets_a_script_and_an_unknown_one_the_list_of_them() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run(&["completions", shell]);
        assert!(script.code == 0 && script.out.contains("BINNENWERK_COMPLETE"), "{shell}: {}", script.out);
    }
    // From a folder of zsh the function that is called is in the script itself, and has to answer the first Tab.
    let zsh = desk.run(&["completions", "zsh"]).out;
    let called = zsh.lines().last().and_then(|line| line.rsplit(' ').next()).unwrap();
    assert!(zsh.starts_with("#compdef binnenwerk\n") && zsh.contains(&format!("function {called}()")), "{zsh}");
    let odd = desk.run(&["completions", "nushell"]);
    assert!(odd.code == 2 && odd.err.contains("fish"), "{}", odd.err);
}

#[test]
fn the_manual_names_every_command_in_both_languages_and_is_read_without_a_fault() {
    let desk = Desk::empty();
    for (lang, wanted) in [("nl", ["WERVING", "Voorbeelden", "<SOORT>"]), ("en", ["RECRUITING", "Examples", "<KIND>"])]
    {
        let page = desk.run(&["man", "--lang", lang]).out;
        for part in ["hand-over", "team end", "75"].into_iter().chain(wanted) {
            assert!(page.replace("\\-", "-").contains(part), "{lang}: {part}");
        }
        let mut groff = Command::new("groff");
        groff.args(["-man", "-Tutf8", "-Kutf8", "-ww", "-z"]).stdin(Stdio::piped()).stderr(Stdio::piped());
        let Ok(mut groff) = groff.spawn() else { continue };
        groff.stdin.take().unwrap().write_all(page.as_bytes()).unwrap();
        let told = groff.wait_with_output().unwrap();
        assert!(told.status.success() && told.stderr.is_empty(), "{}", String::from_utf8_lossy(&told.stderr));
    }
}
