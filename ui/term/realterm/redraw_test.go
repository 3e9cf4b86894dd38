//go:build terminals

package realterm

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// walk is what is typed: it moves in the list, in the text and among the
// names, by a line and by a page, back and forth, and ends within the text.
var walk = []string{"j", "k", "\r", "j", "j", "j", "k", "\x1b[6~", "j", "\x1b[5~", "j", "j", "\t", "j", "k", "\t", "G", "k", "k", "\r", "g", "j", "j", "j"}

// speck is the largest spot that letters leave in the cells beside them. An
// alef that is missing, the thinnest letter, is a spot of 14.
const speck = 8

// What a terminal shows after many changes is what it shows when all is drawn
// anew: what is sent of each picture is enough.
func TestChangesLeaveNothingBehind(t *testing.T) {
	qari := build(t)
	slots := make(chan struct{}, 2)
	for _, term := range terminals {
		if term.missing() {
			continue // TestRealTerminals says so
		}
		for _, s := range []setting{settings[0], settings[2]} {
			t.Run(term.name+"/"+s.name, func(t *testing.T) {
				t.Parallel()
				slots <- struct{}{}
				defer func() { <-slots }()
				changed, anew := walkThrough(t, term, s, qari)
				(&screen{img: changed}).keep(t, term.name+" "+s.name+" changed")
				(&screen{img: anew}).keep(t, term.name+" "+s.name+" anew")
				n := difference(changed, anew)
				t.Logf("they differ by %d", n)
				if n > speck {
					t.Errorf("%s %s: a spot of %d pixels was left behind", term.name, s.name, n)
				}
			})
		}
	}
}

// walkThrough takes two pictures of qari: after the walk, and of the same
// screen drawn anew. What is typed comes through a pipe beside what the
// terminal answers.
func walkThrough(t *testing.T, term terminal, s setting, qari string) (changed, anew *image.Gray) {
	dir := t.TempDir()
	pages := filepath.Join(dir, "pages")
	must(t, os.Mkdir(pages, 0o700))
	for i, text := range []string{strings.Repeat(article+"\n", 4), article, "خبر قصير\n\nقال سامي حداد في يريفان إن 12 قارئا حضروا.\n"} {
		must(t, os.WriteFile(filepath.Join(pages, fmt.Sprintf("%d.txt", i)), []byte(text), 0o600))
	}
	typed := filepath.Join(dir, "typed")
	must(t, os.WriteFile(typed, nil, 0o600))
	d := launch(t, term, s, dir, fmt.Sprintf(`set -- $(stty size)
stty raw -echo
(tail -f %s & exec cat </dev/tty) | script -qec "stty rows $1 cols $2; exec %s %s" /dev/null
`, typed, qari, pages))
	borders := func(img *image.Gray) bool { return len(rules(img, 200)) >= 1 }
	first := d.waitStill(t, 20*time.Second, borders)
	if !borders(first) {
		(&screen{img: first}).keep(t, term.name+" "+s.name+" first")
		t.Fatal("qari is not seen")
	}
	keys, err := os.OpenFile(typed, os.O_APPEND|os.O_WRONLY, 0)
	must(t, err)
	defer keys.Close()
	for _, k := range walk {
		_, err := keys.WriteString(k)
		must(t, err)
		time.Sleep(50 * time.Millisecond) // so that each has a picture of its own
	}
	changed = d.waitStill(t, 20*time.Second, func(img *image.Gray) bool { return difference(first, img) > 0 })
	if difference(first, changed) == 0 {
		(&screen{img: changed}).keep(t, term.name+" "+s.name+" first")
		t.Fatal("nothing of what was typed arrives")
	}
	_, err = keys.WriteString("\x0c")
	must(t, err)
	time.Sleep(1500 * time.Millisecond)
	return changed, d.waitStill(t, 10*time.Second, borders)
}

// difference is how large the largest spot is in which two pictures differ, in
// pixels, thin lines left out: letters reach out of their cells, and terminals
// that draw a single cell anew cut off or leave what lies in its neighbours.
func difference(a, b *image.Gray) (largest int) {
	width, height := a.Rect.Dx(), a.Rect.Dy()
	differs := func(x, y int) bool {
		d := int(a.GrayAt(x, y).Y) - int(b.GrayAt(x, y).Y)
		return d > 64 || d < -64
	}
	spots := map[image.Point]bool{} // squares of four pixels that all differ
	for y := range height - 1 {
		for x := range width - 1 {
			if differs(x, y) && differs(x+1, y) && differs(x, y+1) && differs(x+1, y+1) {
				spots[image.Pt(x, y)] = true
			}
		}
	}
	for p := range spots {
		largest = max(largest, take(spots, p))
	}
	return largest
}

// take takes the spot that p belongs to from the others, and tells its size.
func take(spots map[image.Point]bool, p image.Point) (size int) {
	waiting := []image.Point{p}
	for len(waiting) > 0 {
		p, waiting = waiting[len(waiting)-1], waiting[:len(waiting)-1]
		if !spots[p] {
			continue
		}
		delete(spots, p)
		size++
		waiting = append(waiting, p.Add(image.Pt(1, 0)), p.Add(image.Pt(-1, 0)), p.Add(image.Pt(0, 1)), p.Add(image.Pt(0, -1)))
	}
	return size
}
