package load

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Encoding names how a file's characters were written.
type Encoding string

// The encodings that are recognised.
const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	UTF32LE     Encoding = "utf-32le"
	UTF32BE     Encoding = "utf-32be"
	Windows1256 Encoding = "windows-1256"
)

// marks are the byte order marks, the longest first: UTF-32LE's begins with
// UTF-16LE's.
var marks = []struct {
	bom  string
	name Encoding
	enc  encoding.Encoding
}{
	{"\xff\xfe\x00\x00", UTF32LE, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\x00\x00\xfe\xff", UTF32BE, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xef\xbb\xbf", UTF8, nil},
	{"\xff\xfe", UTF16LE, utf.UTF16(utf.LittleEndian, utf.IgnoreBOM)},
	{"\xfe\xff", UTF16BE, utf.UTF16(utf.BigEndian, utf.IgnoreBOM)},
}

// decode turns a file's bytes into text. UTF-8 is passed on with its faulty
// bytes, which cleaning replaces by U+FFFD; no other encoding can leave any.
func decode(data []byte) (Page, error) {
	name, enc, data := detect(data)
	if enc == nil && binary(data) {
		return Page{}, errBinary
	}
	if enc != nil {
		decoded, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return Page{}, errBinary
		}
		data = decoded
	}
	text := unsafe.String(unsafe.SliceData(data), len(data)) // data is ours and never written again
	if strings.IndexFunc(text, inked) < 0 {
		return Page{}, errEmpty
	}
	return Page{Text: text, Encoding: name}, nil
}

// inked tells whether a character can leave a mark on paper.
func inked(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// detect says how data is encoded and returns it without its byte order mark.
// The encoding is nil for UTF-8.
func detect(data []byte) (Encoding, encoding.Encoding, []byte) {
	for _, m := range marks {
		if rest, found := bytes.CutPrefix(data, []byte(m.bom)); found {
			return m.name, m.enc, rest
		}
	}
	if utf8.Valid(data) || binary(data) || damagedUTF8(data) {
		return UTF8, nil, data
	}
	return Windows1256, charmap.Windows1256, data
}

// sample is how much of a file is looked at to tell text from other data.
const sample = 64 << 10

// binary tells whether data is something else than text, by its share of
// control characters: text has next to none, compressed and random data have
// one byte in ten. Data that is well-formed UTF-8 is given more credit, for a
// hostile article may hold a good many and shall still be shown, without them.
func binary(data []byte) bool {
	head := data[:min(len(data), sample)]
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != '\x1b' {
			controls++
		}
	}
	if utf8.Valid(trimPartial(head)) {
		return controls*4 > len(head)
	}
	return controls*25 > len(head)
}

// trimPartial drops a character that the sample's end cut in two.
func trimPartial(data []byte) []byte {
	for i := len(data) - 1; i >= 0 && i >= len(data)-utf8.UTFMax; i-- {
		if utf8.RuneStart(data[i]) {
			if !utf8.FullRune(data[i:]) {
				return data[:i]
			}
			break
		}
	}
	return data
}

// damagedUTF8 tells UTF-8 with faulty bytes from Windows-1256. Both use bytes
// above 7F for Arabic, but a letter of Windows-1256 is hardly ever followed by
// a byte that continues it as UTF-8: only some punctuation does.
func damagedUTF8(data []byte) bool {
	whole, faulty := 0, 0
	for head := data[:min(len(data), sample)]; len(head) > 0; {
		if head[0] < utf8.RuneSelf {
			head = head[1:]
			continue
		}
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 {
			faulty++
		} else {
			whole++
		}
		head = head[size:]
	}
	return whole > faulty
}
