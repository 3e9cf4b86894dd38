package reading

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"qari/ui/text/layout"
)

// lines are all lines of a paragraph.
func lines(p *layout.Paragraph) (all []layout.Line) {
	for i := 0; p.Has(i); i++ {
		var l layout.Line
		p.Line(i, &l)
		all = append(all, l)
	}
	return all
}

// What readers share is what each would have laid out alone, for as long as
// they look at it, whoever else comes.
func TestLayoutsAreShared(t *testing.T) {
	var shared Layouts
	text := strings.Repeat("وصل سامي حداد (2020) إلى يريفان مع BBC «أمس» ", 20)
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			for i := range 300 {
				opt := layout.Options{Width: 20 + (i+n)%7, Justify: layout.Justify(i % 3)}
				text := fmt.Sprint(i%40, text)
				var own layout.Paragraph
				own.Set(text, opt)
				p := shared.paragraph(text, opt)
				if !reflect.DeepEqual(lines(p), lines(&own)) {
					t.Errorf("%d at %d columns is not as laid out alone", i%40, opt.Width)
				}
			}
		})
	}
	all.Wait()
	opt := layout.Options{Width: 30}
	if first := shared.paragraph(text, opt); shared.paragraph(text, opt) != first {
		t.Error("laid out twice")
	}
	if shared.paragraph(strings.Repeat("x", maxShared+1), opt) != nil {
		t.Error("shares a long paragraph")
	}
}

// However much is read, what is kept stays bounded.
func TestLayoutsAreBounded(t *testing.T) {
	var shared Layouts
	long := strings.Repeat("كلمة ", 500)
	for i := range 2000 {
		shared.paragraph(fmt.Sprint(i, long), layout.Options{Width: 50})
	}
	kept := 0
	for _, m := range []map[layoutKey]*layout.Paragraph{shared.now, shared.old} {
		for k := range m {
			kept += len(k.text)
		}
	}
	if kept > 2*(maxLayouts+maxShared) {
		t.Errorf("%d bytes are kept", kept)
	}
}
