package clean

import (
	"regexp"
	"strings"
)

// markup reads the marks of Markdown: front matter, headings, quotes,
// pictures, links, emphasis. The marks go, what they say becomes the line's
// role; the address of a link is kept as a line beside the text.
func (p *page) markup() {
	if !p.markdown {
		return
	}
	for i := p.frontMatter(); i < len(p.lines); i++ {
		text := p.lines[i].text
		switch {
		case strings.HasPrefix(text, "#"):
			p.markdownHeading(i)
		case strings.HasPrefix(text, ">"):
			p.rewrite(i, strings.TrimLeft(text, "> "))
			p.lines[i].role = quote
		case picture.MatchString(text):
			p.lines[i].role = caption
		}
		if p.lines[i].text == "" || ruled.MatchString(text) {
			p.rewrite(i, text)
			p.lines[i].role = furniture
			continue
		}
		p.inline(i)
	}
}

var (
	ruled    = regexp.MustCompile(`^([-*_] ?){3,}$|^[-=]{3,}$`)
	picture  = regexp.MustCompile(`^!\[[^\]]*\]\([^)]*\)$`)
	link     = regexp.MustCompile(`!?\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)`)
	emphasis = regexp.MustCompile("(\\*\\*|__|\\*|_|`)([^*_`]+)(\\*\\*|__|\\*|_|`)")
)

// rewrite gives line i another text.
func (p *page) rewrite(i int, text string) {
	gap, role := p.lines[i].gap, p.lines[i].role
	p.lines[i] = newLine(text)
	p.lines[i].gap, p.lines[i].role = gap, role
}

// markdownHeading reads a line of number signs and a heading; the first
// heading of the first level is the title.
func (p *page) markdownHeading(i int) {
	text := p.lines[i].text
	name := strings.TrimLeft(text, "#")
	level := len(text) - len(name)
	if level > 6 || name != "" && name[0] != ' ' {
		return // a hashtag
	}
	p.rewrite(i, strings.Trim(name, "# "))
	switch {
	case level == 1 && p.title < 0:
		p.lines[i].role = title
		p.title = i
	case level == 1 && p.lines[i].key == p.titleKey():
		// the title of the front matter again
	case furniturePhrases().covers(p.lines[i].key) || relatedLabels().has(p.lines[i].key) || keywordLabels().has(p.lines[i].key):
		// a heading over something that is no part of the article
	default:
		p.lines[i].role = heading
	}
}

// titleKey returns the folded title found so far.
func (p *page) titleKey() string {
	if at := titleIn(p.parts[p.title]); at >= 0 {
		return p.parts[p.title][at].key
	}
	return ""
}

// inline drops emphasis and links from line i, and keeps the links' addresses
// as lines after it.
func (p *page) inline(i int) {
	l := p.lines[i]
	if len(l.text) > longLine || !strings.ContainsAny(l.text, "*_`[") {
		return
	}
	links := link.FindAllStringSubmatch(l.text, -1)
	text := link.ReplaceAllString(l.text, "$1")
	text = singleSpaces(emphasis.ReplaceAllString(text, "$2"))
	if blank(text) {
		return
	}
	l = newLine(text)
	l.gap, l.role = p.lines[i].gap, p.lines[i].role
	parts := []line{l}
	for _, m := range links {
		if m[2] != "" {
			address := newLine(m[2])
			address.role = furniture
			parts = append(parts, address)
		}
	}
	if len(parts) > 1 {
		p.replace(i, parts...)
	} else {
		p.lines[i] = l
	}
}

// longLine bounds the work on one line, in bytes: longer ones are not looked
// into for links.
const longLine = 1 << 16

// frontMatter reads the block of «name: value» lines between rules at the top
// of the page, and returns the index of the line after it.
func (p *page) frontMatter() int {
	const longest = 40 // lines
	if len(p.lines) == 0 || p.lines[0].text != "---" {
		return 0
	}
	end := 1
	for end < len(p.lines) && p.lines[end].text != "---" {
		if !strings.Contains(p.lines[end].text, ":") && !strings.HasPrefix(p.lines[end].text, "- ") || end > longest {
			return 0
		}
		end++
	}
	if end == len(p.lines) {
		return 0
	}
	p.lines[0].role, p.lines[end].role = furniture, furniture
	for i := 1; i < end; i++ {
		p.field(i)
	}
	return end + 1
}

// fields says what the fields of front matter are.
var fields = map[string]role{
	"title": title, "author": byline, "authors": byline, "byline": byline, "date": dateline, "published": dateline,
	"source": source, "section": section, "category": section, "description": summary, "summary": summary,
	"tags": keyword, "keywords": keyword,
}

// field reads one field of front matter: its name is furniture, its value has
// a role.
func (p *page) field(i int) {
	l := &p.lines[i]
	name, value, _ := strings.Cut(l.text, ":")
	role, known := fields[strings.ToLower(name)]
	value = strings.Trim(value, `"'[] `)
	if !known || value == "" || role == title && p.title >= 0 {
		l.role = furniture
		return
	}
	label := newLine(name + ":")
	label.gap, label.role = l.gap, furniture
	parts := []line{label}
	if role == keyword {
		parts = append(parts, tags(value)...)
	} else {
		field := newLine(value)
		field.role = role
		parts = append(parts, field)
	}
	if role == title {
		p.title = i
	}
	p.replace(i, parts...)
}
