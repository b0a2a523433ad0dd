//! Text in so many cells of a terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text, or as much of it as fits in so many cells with an ellipsis behind it. It is cut between letters, never within one.
pub fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let Some(room) = width.checked_sub(1) else { return String::new() };
    // Measured as a whole: two Arabic letters beside each other can be narrower than each by itself.
    let begins = |end: usize| text.get(..end).unwrap_or_default();
    let ends = text.grapheme_indices(true).map(|(at, letter)| at + letter.len());
    let end = ends.take_while(|end| begins(*end).width() <= room).last().unwrap_or(0);
    format!("{}…", begins(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_between_letters_and_never_wider_than_asked() {
        assert_eq!(fit("Archief Winschoten", 10), "Archief W…");
        assert_eq!(fit("Archief", 7), "Archief");
        assert_eq!(fit("日本語", 5), "日本…");
        assert_eq!(fit("日本語", 4), "日…");
        assert_eq!(fit("abc", 0), "");
    }

    #[test]
    fn text_in_any_script_is_cut_anywhere() {
        for text in ["محمد الأمين لا", "کتاب‌ها", "e\u{301}e\u{301}e\u{301}", "👩‍👩‍👧‍👦👍🏿", "क\u{94d}षत्रिय", "ｆｕｌｌ"]
        {
            for width in 0..=text.width() {
                let shown = fit(text, width);
                assert!(shown.width() <= width, "{shown} in {width}");
                assert!(text.starts_with(shown.trim_end_matches('…')), "{shown}");
            }
        }
    }
}
