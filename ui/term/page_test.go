package term_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/text/layout"
)

// page is a screen of three panes with borders, as a reader sees it: a list
// at the left, text in the middle, a panel at the right.
type page struct {
	*grid.Grid
	opt layout.Options
}

// newPage lays paragraphs out into the panes; every sixth word has a colour,
// and a search hit crosses word boundaries now and then.
func newPage(w, h int, paragraphs []string, opt layout.Options) page {
	p := page{grid.New(w, h), opt}
	side := w / 4
	p.Panes = append(p.Panes,
		grid.Rect{X: 1, Y: 1, W: side, H: h - 2},
		grid.Rect{X: side + 3, Y: 1, W: w - 2*side - 6, H: h - 2},
		grid.Rect{X: w - side - 1, Y: 1, W: side, H: h - 2})
	p.borders()
	for _, pane := range p.Panes {
		p.fill(pane, paragraphs)
	}
	return p
}

// borders draws a frame around the screen and lines between the panes.
func (p page) borders() {
	frame := grid.Style{FG: grid.RGB(120, 120, 120)}
	for x := range p.W {
		p.Set(x, 0, grid.Cell{Rune: '─', Width: 1, Style: frame})
		p.Set(x, p.H-1, grid.Cell{Rune: '─', Width: 1, Style: frame})
	}
	for y := 1; y < p.H-1; y++ {
		for _, x := range p.lines() {
			p.Set(x, y, grid.Cell{Rune: '│', Width: 1, Style: frame})
		}
	}
}

// lines are the columns of the vertical lines.
func (p page) lines() []int {
	return []int{0, p.Panes[1].X - 1, p.Panes[2].X - 1, p.W - 1}
}

func (p page) fill(pane grid.Rect, paragraphs []string) {
	var para layout.Paragraph
	var line layout.Line
	opt := p.opt
	opt.Width = pane.W
	y := pane.Y
	for _, text := range paragraphs {
		para.Set(text, opt)
		for i := 0; y < pane.Y+pane.H && para.Has(i); i++ {
			para.Line(i, &line)
			draw.Line(p.Grid, pane, pane.X, y, &para, &line, style(text))
			y++
		}
	}
}

func style(text string) draw.StyleAt {
	return func(offset int) grid.Style {
		s := grid.Style{}
		if strings.Count(text[:offset], " ")%6 == 5 {
			s.FG = grid.RGB(180, 40, 40)
		}
		if offset%61 < 9 {
			s.BG = grid.RGB(255, 230, 120)
		}
		return s
	}
}

// pages cuts paragraphs into groups and lays each out in several ways.
func pages(t *testing.T, paragraphs []string) {
	for i := 0; i < len(paragraphs); i += 3 {
		group := paragraphs[i:min(i+3, len(paragraphs))]
		for _, opt := range []layout.Options{
			{StripMarks: true}, {StripMarks: true, Justify: layout.Kashida}, {StripMarks: true, Digits: layout.ArabicIndic}, {},
		} {
			check(t, newPage(118, 30, group, opt).Grid)
		}
	}
}

// texts are the lines of the files.
func texts(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

func TestArticlesLookAsWanted(t *testing.T) {
	lines := texts(t, "../../../shared/articles/*.txt")
	if len(lines) == 0 {
		t.Skip("../shared/articles is absent")
	}
	pages(t, lines)
}

func TestSentencesLookAsWanted(t *testing.T) {
	pages(t, sentences)
}

// sentences hold what is hard: numbers at either end, brackets, quotations,
// both scripts in a line, marks, Persian and Hebrew.
var sentences = []string{
	"12 قتيلا و34 جريحا في حادث سير، والشرطة: «لا مشتبه بهم» (حتى الآن).",
	"قال المتحدث (وهو طبيب) إن 3.5% من السكان شفوا بين 2019–2020!",
	"بدأت قناة News Arabia البث في ٢٥ يناير ٢٠٢١ عند الساعة 10:30.",
	"العِلْمُ نُورٌ، والجَهْلُ ظَلَامٌ؛ فاطلبْ العِلمَ ولو في الصين.",
	"عنوان الموقع https://example.org/a?b=1 والبريد me@example.org وحسب.",
	"هذا سطر فيه [أقواس {متداخلة} (كثيرة)] و«تنصيص “داخل” تنصيص».",
	"می\u200cخواهم کتاب\u200cهای گچ پژوهش را بخوانم؛ ۱۲ کتاب است.",
	"The minister said «نعم» twice, then left at 5:00 (محليا).",
	"שלום לכולם, היום ה-3 במאי 2020 (יום ראשון).",
	"كوفيد-19 انحسر، والعدد 1,234,567 لا يزال في ارتفاع/انخفاض.",
}

// pageModel shows a page of the sentences; a key scrolls.
type pageModel struct {
	*model
	from int
}

func (m *pageModel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "j" {
		m.from = (m.from + 1) % len(sentences)
	}
	return m, m.update(msg, m)
}

func (m *pageModel) Paint(g *grid.Grid) {
	if g.W < 20 || g.H < 4 {
		return
	}
	profile := m.detector.Guess().Profile
	text := append(sentences[m.from:len(sentences):len(sentences)], sentences[:m.from]...)
	p := newPage(g.W, g.H, text, layout.Options{StripMarks: !profile.MarksPlaced})
	for i, r := range profile.Name {
		p.Set(4+i, 0, grid.Cell{Rune: r, Width: 1})
	}
	*g = *p.Grid
}
