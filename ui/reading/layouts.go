package reading

import (
	"strings"
	"sync"

	"qari/ui/text/layout"
)

// Bounds of the shared paragraphs. A longer paragraph is not shared, because it
// is broken into lines only as far as its reader reads.
const (
	maxShared  = 8 << 10 // bytes of one paragraph
	maxLayouts = 1 << 20 // bytes of all paragraphs of a generation
)

// Layouts holds laid-out paragraphs that readers share, so that each is laid
// out once. It is safe for concurrent use. The zero value is ready.
//
// The paragraphs live in two generations. A full younger generation becomes the
// older one. The paragraphs of the old generation are dropped, except those
// that were used again.
type Layouts struct {
	mu       sync.Mutex
	now, old map[layoutKey]*layout.Paragraph
	bytes    int // bytes of the paragraphs in now
}

// layoutKey is everything that a layout depends on.
type layoutKey struct {
	text string
	opt  layout.Options
}

// paragraph returns a text's layout; nil if the text is too long to share, or
// if l is nil.
func (l *Layouts) paragraph(text string, opt layout.Options) *layout.Paragraph {
	if l == nil || len(text) > maxShared {
		return nil
	}
	key := layoutKey{text, opt}
	if p := l.find(key); p != nil {
		return p
	}
	key.text = strings.Clone(text) // a substring would keep the whole article in memory
	p := new(layout.Paragraph)     // two readers may make the same one: harmless
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
