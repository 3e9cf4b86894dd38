package clean

import (
	"strings"
	"unicode"
)

// markFurniture finds lines that no article is made of: buttons, counters,
// menus, notices, rules drawn with dashes.
func (p *page) markFurniture() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.key == "" && len(l.text) > longKey {
			continue
		}
		if l.role == undecided && (l.ornament() || furniturePhrases.covers(l.key) || breadcrumb(l) || notice(l)) {
			l.role = furniture
		}
	}
}

// ornament tells whether the line holds neither a letter nor a digit.
func (l *line) ornament() bool {
	return strings.IndexFunc(l.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// breadcrumb tells whether the line is a path from the home page, or a menu
// that starts there.
func breadcrumb(l *line) bool {
	if l.words > 30 || !strings.ContainsAny(l.text, ">»›/|\\•") {
		return false
	}
	for _, home := range []string{"الرييسيه", "الصفحه الرييسيه", "home"} {
		if l.key == home || strings.HasPrefix(l.key, home+" ") {
			return true
		}
	}
	return false
}

// notice tells whether the line is one of those that sites word at length:
// rights, cookies, invitations to follow.
func notice(l *line) bool {
	if l.words > 45 {
		return false
	}
	return openings.opens(l.key) || strings.Contains(l.text, "©") && (strings.Contains(l.key, "الحقوق") || l.key == "#" || strings.Contains(l.key, "copyright"))
}
