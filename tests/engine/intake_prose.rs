//! Paragraphs of marked-up text.

use entente_engine::intake::prose;
use entente_engine::intake::xml::Tree;

fn paragraphs(xml: &str) -> Vec<String> {
    prose::of_element(&Tree::of(xml).expect("there is an element").root)
}

#[test]
fn blocks_are_paragraphs_and_words_flow() {
    let found = paragraphs("<body.content><p>One <em>wo</em>rd\n  more.</p><hl2>Head</hl2><ul><li>a</li><li>b</li></ul><media><media-caption>no</media-caption></media>loose</body.content>");
    assert_eq!(found, ["One word more.", "Head", "a", "b", "loose"]);
}

#[test]
fn lines_broken_by_a_machine_flow_together_and_others_stay() {
    let wrapped = "<p>The ministers of both countries met on Tuesday in a hall <br/>that had been built for quite another purpose in the year <br/>before.</p>";
    assert_eq!(paragraphs(wrapped), ["The ministers of both countries met on Tuesday in a hall that had been built for quite another purpose in the year before."]);
    assert_eq!(paragraphs("<p>Rain<br/>Snow<br/>Hail</p>"), ["Rain\nSnow\nHail"]);
}

#[test]
fn html_that_came_as_text_is_read_as_what_it_means() {
    assert_eq!(paragraphs("<content>&lt;p&gt;Et m&#248;de.&lt;/p&gt;&lt;p&gt;To &lt;b&gt;lande&lt;/b&gt;.&lt;/p&gt;</content>"), ["Et møde.", "To lande."]);
    assert_eq!(prose::of_html("<div>a<script>x()</script><p>b<br>c</p></div>"), ["a", "b\nc"]);
}

#[test]
fn plain_text_has_paragraphs_where_lines_are_empty_or_indented() {
    let text = "   The two sides agreed to go on with their talks in the spring of\nthe coming year, a spokesman said.\n   They named no place for the meeting and no day on which it might\nbegin.\n\nLast one, which is a little longer so that it is a line like others.\n";
    assert_eq!(prose::of_plain(text).len(), 3);
    assert_eq!(prose::of_plain("Short\nlines\nof a poem"), ["Short", "lines", "of a poem"]);
}
