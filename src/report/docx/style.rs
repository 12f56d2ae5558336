//! How an opinion looks: the page, the styles, and paragraphs in each of them.

use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, NumPages, PageMargin, PageNum, Paragraph, Run,
    RunFonts, Style, StyleType,
};

use crate::report::visible;

/// Ids of the styles, with the names by which the office programs know the common ones.
pub(super) const NORMAL: &str = "Normal";
pub(super) const TITLE: &str = "Title";
pub(super) const SUBTITLE: &str = "Subtitle";
pub(super) const HEADING: &str = "Heading1";
pub(super) const SECTION: &str = "Heading2";
pub(super) const QUOTE: &str = "Quote";
pub(super) const REDLINE: &str = "Raffronto";
pub(super) const CELL: &str = "Cella";
pub(super) const HEAD_CELL: &str = "CellaTesta";
pub(super) const FOOTER: &str = "Footer";

/// Colour of headings.
const INK: &str = "1F3864";

/// A4 in twentieths of a point.
const PAPER: (u32, u32) = (11_906, 16_838);

/// Half points of the text.
const SIZE: usize = 21;

/// An empty page: A4, styles, the number of the page at its foot.
pub(super) fn page() -> Docx {
    let fonts = RunFonts::new()
        .ascii("Calibri")
        .hi_ansi("Calibri")
        .cs("Calibri");
    let margin = PageMargin::new()
        .top(1134)
        .bottom(1134)
        .left(1134)
        .right(1134);
    let docx = Docx::new()
        .page_size(PAPER.0, PAPER.1)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(SIZE)
        .footer(Footer::new().add_paragraph(foot()));
    styles().into_iter().fold(docx, Docx::add_style)
}

fn foot() -> Paragraph {
    Paragraph::new()
        .style(FOOTER)
        .add_run(Run::new().add_text("Pagina "))
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" di "))
        .add_num_pages(NumPages::new())
}

fn styles() -> Vec<Style> {
    let of = |id: &str, name: &str| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .based_on(NORMAL)
            .q_format(true)
    };
    let space = |before, after| LineSpacing::new().before(before).after(after);
    let head = |id: &str, name: &str, size, level| {
        of(id, name)
            .next(NORMAL)
            .bold()
            .size(size)
            .color(INK)
            .outline_lvl(level)
    };
    vec![
        Style::new(NORMAL, StyleType::Paragraph)
            .name("Normal")
            .q_format(true)
            .line_spacing(space(0, 120)),
        of(TITLE, "Title")
            .next(NORMAL)
            .bold()
            .size(40)
            .color(INK)
            .line_spacing(space(0, 60)),
        of(SUBTITLE, "Subtitle")
            .next(NORMAL)
            .size(24)
            .color("595959")
            .line_spacing(space(0, 240)),
        head(HEADING, "heading 1", 28, 0).line_spacing(space(320, 120)),
        head(SECTION, "heading 2", 23, 1).line_spacing(space(240, 80)),
        of(QUOTE, "Quote")
            .italic()
            .indent(Some(340), None, Some(340), None),
        of(REDLINE, "Raffronto").indent(Some(340), None, Some(340), None),
        of(CELL, "Cella").size(17).line_spacing(space(20, 20)),
        of(HEAD_CELL, "Testa di tabella")
            .bold()
            .size(17)
            .line_spacing(space(20, 20)),
        of(FOOTER, "footer")
            .size(17)
            .color("595959")
            .align(AlignmentType::Center),
    ]
}

/// A paragraph of words in a style.
pub(super) fn words(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(run(text))
}

/// A paragraph that begins with a bold label.
pub(super) fn labelled(label: &str, text: &str) -> Paragraph {
    Paragraph::new()
        .style(NORMAL)
        .add_run(run(label).bold())
        .add_run(run(&format!(" {text}")))
}

/// A heading, which stays with what follows.
pub(super) fn heading(style: &str, text: &str) -> Paragraph {
    words(style, text).keep_next(true)
}

/// Words of others as words: nothing in them steers the document.
pub(super) fn run(text: &str) -> Run {
    Run::new().add_text(line(text))
}

/// One line of visible words.
pub(super) fn line(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}
