#!/usr/bin/env python3
"""Prints texts to PDF by Chromium, WeasyPrint and LibreOffice, with a letterhead and page numbers on each page.

usage: print_texts.py OUT TEXT...

Each line of a text is a paragraph, or a printed line where the text is already broken into lines;
Markdown headings, bold, italics, links and tables become what they mean. Gives
OUT/NAME-chromium.pdf, OUT/NAME-weasyprint.pdf and OUT/NAME-libreoffice.pdf where the programs are there.
"""
import html, pathlib, re, shutil, subprocess, sys, tempfile

HEAD = ["Ente di Prova", "Via della Stampa n. 1 - 00100 Prova - protocollo@ente.example"]


def inline(text, bold, italic):
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = text.replace("\\_", "_").replace("\\*", "*").rstrip("\\").rstrip()
    text = re.sub(r"\*\*(.+?)\*\*", bold, text)
    return re.sub(r"(?<![\w*])\*([^*]+?)\*(?![\w*])", italic, text)


def without_heads(text):
    """The lines of a text without the page heads that it repeats: each page gets one of its own.

    A sentence that a head cuts is made whole.
    """
    key = lambda line: re.sub(r"[\s*#.]", "", line).lower()
    count = {}
    for line in text.splitlines():
        count[key(line)] = count.get(key(line), 0) + 1
    out, seen, cut = [], set(), False
    for line in text.splitlines():
        k = key(line)
        if len(k) > 4 and count[k] >= 3 and not line.startswith("|"):
            if k in seen:
                cut = True
                continue
            seen.add(k)
        if cut and line.strip():
            before = next((i for i in range(len(out) - 1, -1, -1) if out[i].strip()), None)
            if line[0].islower() and before is not None and not out[before].rstrip().endswith((".", ";", ":")):
                out[before:] = [out[before].rstrip() + " " + line]
                cut = False
                continue
            cut = False
        out.append(line)
    return out


def blocks(text):
    """(kind, indent, gap, content): kind is h1 to h6, p or table."""
    gap, table = 0, []
    for line in without_heads(text) + [""]:
        row = line.strip()
        if row.startswith("|"):
            if not re.fullmatch(r"[|\s:-]+", row):
                table.append([cell.strip() for cell in row.strip("|").split("|")])
            continue
        if table:
            yield "table", 0, gap, table
            table, gap = [], 0
        if not row:
            gap += 1
            continue
        heading = re.match(r"(#{1,6}) +(.*)", row)
        indent = len(line) - len(line.lstrip())
        if heading:
            yield f"h{len(heading[1])}", 0, gap, heading[2]
        else:
            yield "p", indent, gap, row
        gap = 0


def broken(text):
    """Whether the text is already broken into lines."""
    return max(map(len, text.splitlines())) <= 130


def to_html(text):
    out = []
    mark = lambda t: inline(t, r"<b>\1</b>", r"<i>\1</i>")
    for kind, indent, gap, content in blocks(text):
        space = f"margin:{4 if gap == 0 else 11 * min(gap, 3)}pt 0 0 {min(indent, 60) * 4}pt"
        if kind == "table":
            rows = "".join("<tr>" + "".join(f"<td>{mark(html.escape(c, False))}</td>" for c in r) + "</tr>" for r in content)
            out.append(f"<table>{rows}</table>")
        else:
            out.append(f'<{kind} style="{space}">{mark(html.escape(content, False))}</{kind}>')
    style = """@page { size: A4; margin: 30mm 22mm 24mm;
      @top-center { content: "%s"; white-space: pre; font: 8pt sans-serif }
      @bottom-center { content: "Pagina " counter(page) " di " counter(pages); font: 8pt sans-serif } }
      body { font: 11pt serif; text-align: justify } h1,h2,h3,h4,h5,h6 { font-size: 12pt; text-align: center }
      table { border-collapse: collapse; margin: 8pt 0 } td { border: 0.6pt solid black; padding: 2pt 4pt; text-align: left }""" % r"\A ".join(HEAD)
    if broken(text):
        style += " body { font-size: 9pt; white-space: nowrap }"
    return f'<!doctype html><html lang="it"><meta charset="utf-8"><style>{style}</style><body>{"".join(out)}</body></html>'


def to_odt(text):
    """A flat ODT."""
    out, table = [], 0
    mark = lambda t: inline(t, r'<text:span text:style-name="B">\1</text:span>', r'<text:span text:style-name="I">\1</text:span>')
    for kind, indent, gap, content in blocks(text):
        if kind == "table":
            table += 1
            columns = max(len(r) for r in content)
            rows = "".join(
                "<table:table-row>" + "".join(
                    f'<table:table-cell table:style-name="C" office:value-type="string"><text:p text:style-name="T">{mark(html.escape(c, False))}</text:p></table:table-cell>'
                    for c in r + [""] * (columns - len(r))) + "</table:table-row>" for r in content)
            out.append(f'<table:table table:name="T{table}"><table:table-column table:number-columns-repeated="{columns}"/>{rows}</table:table>')
        elif kind == "p":
            style = f"P{min(indent, 40) // 2}{'g' * min(gap, 3)}"
            out.append(f'<text:p text:style-name="{style}">{mark(html.escape(content, False))}</text:p>')
        else:
            out.append(f'<text:h text:style-name="H" text:outline-level="{kind[1]}">{mark(html.escape(content, False))}</text:h>')
    size = 9 if broken(text) else 11
    font = f'style:font-name="Liberation Serif" fo:font-size="{size}pt"'
    styles = "".join(
        f'<style:style style:name="P{i}{g}" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-left="{i * 8}pt" fo:margin-top="{11 * len(g) or 4}pt"/><style:text-properties {font}/></style:style>'
        for i in range(21) for g in ("", "g", "gg", "ggg"))
    styles += f'''<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-top="11pt"/><style:text-properties style:font-name="Liberation Serif" fo:font-size="12pt" fo:font-weight="bold"/></style:style>
    <style:style style:name="T" style:family="paragraph"><style:text-properties {font}/></style:style>
    <style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.6pt solid #000000" fo:padding="2pt"/></style:style>
    <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
    <style:style style:name="E" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="8pt"/></style:style>
    <style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="12mm" fo:margin-bottom="12mm" fo:margin-left="22mm" fo:margin-right="22mm"/><style:header-style><style:header-footer-properties fo:min-height="14mm" fo:margin-bottom="5mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout>'''
    head = "".join(f'<text:p text:style-name="E">{h}</text:p>' for h in HEAD)
    foot = '<text:p text:style-name="E">Pagina <text:page-number text:select-page="current">1</text:page-number> di <text:page-count>1</text:page-count></text:p>'
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for n, u in
                      dict(office="office", style="style", text="text", table="table", fo="xsl-fo-compatible").items())
    fonts = '<office:font-face-decls><style:font-face style:name="Liberation Serif" svg:font-family="Liberation Serif" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"/></office:font-face-decls>'
    return f'''<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">{fonts}<office:automatic-styles>{styles}</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header>{head}</style:header><style:footer>{foot}</style:footer></style:master-page></office:master-styles><office:body><office:text>{"".join(out)}</office:text></office:body></office:document>'''


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)


def main():
    out = pathlib.Path(sys.argv[1]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        odts = []
        for path in map(pathlib.Path, sys.argv[2:]):
            text = path.read_text(encoding="utf-8")
            page = work / f"{path.stem}.html"
            page.write_text(to_html(text), encoding="utf-8")
            if shutil.which("weasyprint"):
                run("weasyprint", str(page), f"{out}/{path.stem}-weasyprint.pdf")
            if shutil.which("chromium"):
                run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/c", "--no-pdf-header-footer",
                    f"--print-to-pdf={out}/{path.stem}-chromium.pdf", page.as_uri())
            odt = work / f"{path.stem}-libreoffice.fodt"
            odt.write_text(to_odt(text), encoding="utf-8")
            odts.append(str(odt))
        if shutil.which("soffice"):
            run("soffice", "--headless", f"-env:UserInstallation=file://{work}/lo", "--convert-to", "pdf", "--outdir", str(out), *odts)


if __name__ == "__main__":
    main()
