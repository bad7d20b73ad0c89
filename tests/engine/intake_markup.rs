//! Markup as text.

use entente_engine::intake::markup::{harmless, plain, slim, text};

#[test]
fn blocks_stand_apart_and_lines_break() {
    assert_eq!(text("<p>One <b>b</b>old\n word.</p><ul><li>a</li><li>b<br>c</li></ul><script>x()</script>End"), "One bold word.\n\na\n\nb\nc\n\nEnd");
    assert_eq!(text("<table><tr><td>a</td><td>b</td></tr></table>"), "a b");
}

#[test]
fn scripts_styles_and_pictures_in_the_page_go_and_its_data_stays() {
    let picture = "A".repeat(300);
    let page = format!("<style>p{{}}</style><script>a<b</script><script type=\"application/ld+json\">{{\"a\":1}}</script><!-- x --><img src=\"data:image/png;base64,{picture}\"><p>Text</p>");
    assert_eq!(slim(&page), "<script type=\"application/ld+json\">{\"a\":1}</script><img src=\"\"><p>Text</p>");
}

#[test]
fn a_page_nested_beyond_reason_is_read_in_one_pass() {
    let deep = format!("{}Inside &amp; deep{}", "<div>".repeat(200_000), "</div>".repeat(200_000));
    assert!(!harmless(&deep) && harmless(&"<p>one<p>two<br><li>three".repeat(2_000)));
    assert_eq!(text(&deep), "Inside & deep");
    assert_eq!(plain("<p>a</p>b < c<br>d"), "a\n\nb < c\nd");
}

#[test]
fn ends_that_never_come_cost_no_time() {
    let begun = std::time::Instant::now();
    for open in ["<script>", "<!--", "<", "<a href=\"", "<textarea>"] {
        let _ = slim(&open.repeat(200_000));
        let _ = harmless(&open.repeat(200_000));
    }
    assert!(begun.elapsed().as_secs() < 120);
}
