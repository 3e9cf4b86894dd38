package reading

import (
	"strings"
	"sync"

	"qari/ui/text/layout"
)

// Bounds of what is shared: longer paragraphs are broken into lines only as
// far as somebody reads, and so belong to whoever does.
const (
	maxShared  = 8 << 10 // bytes of one paragraph
	maxLayouts = 1 << 20 // bytes of all paragraphs of a generation
)

// Layouts are laid-out paragraphs that readers share: what one has opened is
// not laid out again for the next. It is safe for concurrent use. The zero
// value is ready.
//
// The paragraphs live in two generations. When the younger is full it becomes
// the older, whose paragraphs go unless they are asked for in the meantime.
type Layouts struct {
	mu       sync.Mutex
	now, old map[layoutKey]*layout.Paragraph
	bytes    int // of the paragraphs in now
}

// layoutKey is all that a layout depends on.
type layoutKey struct {
	text string
	opt  layout.Options
}

// paragraph is a text laid out; nil where it is too long to be shared, or
// nothing is.
func (l *Layouts) paragraph(text string, opt layout.Options) *layout.Paragraph {
	if l == nil || len(text) > maxShared {
		return nil
	}
	key := layoutKey{text, opt}
	if p := l.find(key); p != nil {
		return p
	}
	key.text = strings.Clone(text) // not the whole article
	p := new(layout.Paragraph)     // two readers may make the same one: no harm
	p.Set(key.text, opt)
	p.Finish()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.keep(key, p)
	return p
}

func (l *Layouts) find(key layoutKey) *layout.Paragraph {
	l.mu.Lock()
	defer l.mu.Unlock()
	if p := l.now[key]; p != nil {
		return p
	}
	p := l.old[key]
	if p != nil {
		l.keep(key, p)
	}
	return p
}

func (l *Layouts) keep(key layoutKey, p *layout.Paragraph) {
	if l.now == nil || l.bytes > maxLayouts {
		l.now, l.old, l.bytes = map[layoutKey]*layout.Paragraph{}, l.now, 0
	}
	l.now[key] = p
	l.bytes += len(key.text)
}
