//go:build terminals

package realterm

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os/exec"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ink is the grey below which a pixel belongs to text or to a border.
const ink = 150

// rule is a vertical line in a picture: pixels [from, to) of column x.
type rule struct{ x, from, to int }

// rules finds the vertical lines at least so many pixels long, left to right,
// small gaps between the rows of text allowed.
func rules(img *image.Gray, length int) []rule {
	var found []rule
	b := img.Bounds()
	for x := b.Min.X; x < b.Max.X; x++ {
		r := longest(img, x)
		if r.to-r.from < length {
			continue
		}
		if n := len(found); n > 0 && x-found[n-1].x <= 3 { // a thick line
			found[n-1].x = x
			continue
		}
		found = append(found, r)
	}
	return found
}

// longest is the longest run of ink in a column.
func longest(img *image.Gray, x int) rule {
	const gap = 3
	best, start, last := rule{x: x}, -1, -1
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		if img.GrayAt(x, y).Y >= 220 {
			continue
		}
		if start < 0 || y-last > gap {
			start = y
		}
		last = y
		if y+1-start > best.to-best.from {
			best.from, best.to = start, y+1
		}
	}
	return best
}

// lines is a picture of the rows of text in a part of a picture, the part
// being about so many rows high: those with ink alone, far apart, which keeps
// recognition from passing one over.
func lines(img *image.Gray, part image.Rectangle, rows int) *image.Gray {
	const margin = 30
	var with []image.Rectangle
	pitch, height := part.Dy()/rows, margin
	for top := part.Min.Y; top+pitch/2 < part.Max.Y; {
		r := part
		r.Min.Y, r.Max.Y = top, clearest(img, part, top+pitch, pitch/3)
		if hasInk(img, r) {
			with = append(with, r)
			height += r.Dy() + margin
		}
		top = r.Max.Y
	}
	out := image.NewGray(image.Rect(0, 0, part.Dx()+2*margin, height))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	y := margin
	for _, r := range with {
		draw.Draw(out, image.Rect(margin, y, margin+r.Dx(), y+r.Dy()), img, r.Min, draw.Src)
		y += r.Dy() + margin
	}
	return out
}

// clearest is the row of pixels with the least ink near one, the nearest of
// them: where one row of text ends and the next begins.
func clearest(img *image.Gray, part image.Rectangle, near, reach int) int {
	best, least := near, 1<<30
	for d := range 2*reach + 1 {
		y := near + (d+1)/2*(1-d%2*2) // near, then one above, one below, two above, …
		if y > part.Max.Y {
			continue
		}
		n := 0
		for x := part.Min.X; x < part.Max.X; x++ {
			if img.GrayAt(x, y).Y < ink {
				n++
			}
		}
		if n < least {
			best, least = y, n
		}
	}
	return best
}

func hasInk(img *image.Gray, r image.Rectangle) bool {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if img.GrayAt(x, y).Y < ink {
				return true
			}
		}
	}
	return false
}

// recognize reads a picture of Arabic text at a scale.
func recognize(img *image.Gray, scale string) (string, error) {
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		return "", err
	}
	convert := exec.Command("convert", "png:-", "-resize", scale, "png:-")
	convert.Stdin = &buf
	scaled, err := convert.Output()
	if err != nil {
		return "", fmt.Errorf("scaling: %w", err)
	}
	ocr := exec.Command("tesseract", "-", "-", "-l", "ara", "--psm", "6")
	ocr.Env = append(ocr.Environ(), "OMP_THREAD_LIMIT=1")
	ocr.Stdin = bytes.NewReader(scaled)
	text, err := ocr.Output()
	return string(text), err
}

// errorRate is the character error rate of what was read: the edits that turn
// it into the source, by the source's length.
func errorRate(source, read string) float64 {
	a, b := letters(source), letters(read)
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return float64(row[len(b)]) / float64(max(1, len(a)))
}

// letters are the text's characters after compatibility decomposition, without
// marks, tatweel and what recognition adds of direction marks, with single
// blanks between words.
func letters(text string) []rune {
	text = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Cf) || r == 'ـ' {
			return -1
		}
		return r
	}, norm.NFKC.String(text))
	return []rune(strings.Join(strings.Fields(text), " "))
}

// components counts the connected components of ink, specks aside.
func components(img *image.Gray) int {
	b := img.Bounds()
	seen := make([]bool, b.Dx()*b.Dy())
	n := 0
	for y := range b.Dy() {
		for x := range b.Dx() {
			if size := flood(img, seen, x, y); size >= 4 {
				n++
			}
		}
	}
	return n
}

// flood marks the component at a pixel and returns its size; 0 for none new.
func flood(img *image.Gray, seen []bool, x, y int) int {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	stack := []image.Point{{X: x, Y: y}}
	size := 0
	for len(stack) > 0 {
		p := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if p.X < 0 || p.Y < 0 || p.X >= w || p.Y >= h || seen[p.Y*w+p.X] || img.GrayAt(p.X, p.Y).Y >= ink {
			continue
		}
		seen[p.Y*w+p.X] = true
		size++
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				stack = append(stack, image.Point{X: p.X + dx, Y: p.Y + dy})
			}
		}
	}
	return size
}

// dots is how many separate strokes stand beside the body of a letter.
var dots = map[rune]int{
	'ب': 1, 'ت': 2, 'ث': 3, 'ج': 1, 'خ': 1, 'ذ': 1, 'ز': 1, 'ش': 3, 'ض': 1, 'ظ': 1, 'غ': 1,
	'ف': 1, 'ق': 2, 'ن': 1, 'ي': 2, 'ة': 2, 'أ': 1, 'إ': 1, 'آ': 1, 'ؤ': 1, 'ئ': 1, '؟': 1, ':': 1,
}

// rightJoining are the letters that never join the next.
const rightJoining = "اأإآدذرزوؤةىء"

// expected is how many components a text has with its letters joined, and how
// many with every letter by itself.
func expected(text string) (joined, apart int) {
	joins := false
	for _, r := range letters(text) {
		if !unicode.IsLetter(r) {
			joins = false
			if r != ' ' {
				joined, apart = joined+1+dots[r], apart+1+dots[r]
			}
			continue
		}
		if !joins || r == 'ء' {
			joined++
		}
		joined += dots[r]
		apart += 1 + dots[r]
		joins = !strings.ContainsRune(rightJoining, r)
	}
	return joined, apart
}
