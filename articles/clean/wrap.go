package clean

import (
	"strings"
	"unicode/utf8"
)

// widestScreen is the greatest width in characters at which text files are
// wrapped by programs and people.
const widestScreen = 132

// joinWrapped joins the lines of paragraphs that were broken at a fixed width.
func (p *page) joinWrapped() {
	width := 0
	for i := range p.lines {
		if len(p.lines[i].text) > widestScreen*utf8.UTFMax {
			return
		}
		width = max(width, utf8.RuneCountInString(p.lines[i].text))
		if width > widestScreen {
			return
		}
	}
	if !p.wrapped(width) {
		return
	}
	kept := p.lines[:0]
	for i := 0; i < len(p.lines); {
		j := i + 1
		for j < len(p.lines) && p.broken(j, width) {
			j++
		}
		kept = append(kept, p.join(i, j))
		i = j
	}
	p.lines, p.end = kept, len(kept)
	p.title = titleIn(kept)
}

// wrapped tells whether most lines that have another right below them are
// broken, and not ended, there.
func (p *page) wrapped(width int) bool {
	pairs, broken := 0, 0
	for i := 1; i < len(p.lines); i++ {
		if p.lines[i].gap > 0 {
			continue
		}
		pairs++
		if p.broken(i, width) {
			broken++
		}
	}
	return pairs >= 4 && 4*broken >= 3*pairs
}

// broken tells whether the line before line i can have been broken for want
// of room: the first word of line i would not have fitted on it.
func (p *page) broken(i, width int) bool {
	before, l := &p.lines[i-1], &p.lines[i]
	if l.gap > 0 || before.role != l.role || l.role != undecided && l.role != quote || l.item() {
		return false
	}
	word, _, _ := strings.Cut(l.text, " ")
	return utf8.RuneCountInString(before.text)+1+utf8.RuneCountInString(word) > width
}

// join makes one line of lines i to j.
func (p *page) join(i, j int) line {
	if j == i+1 {
		return p.lines[i]
	}
	texts := make([]string, 0, j-i)
	for _, l := range p.lines[i:j] {
		texts = append(texts, l.text)
	}
	joined := newLine(strings.Join(texts, " "))
	joined.gap, joined.role = p.lines[i].gap, p.lines[i].role
	return joined
}
