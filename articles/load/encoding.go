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

// Encoding is the character encoding of a file.
type Encoding string

// The supported encodings.
const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	UTF32LE     Encoding = "utf-32le"
	UTF32BE     Encoding = "utf-32be"
	Windows1256 Encoding = "windows-1256"
)

// marks are the byte order marks. Longer ones come first, because that of
// UTF-32LE begins with that of UTF-16LE.
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

// decode converts a file's bytes to text. UTF-8 keeps its invalid bytes, which
// package clean replaces by U+FFFD. No other encoding leaves invalid bytes.
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
	text := unsafe.String(unsafe.SliceData(data), len(data)) // nobody else has data, and nobody writes to it again
	if strings.IndexFunc(text, inked) < 0 {
		return Page{}, errEmpty
	}
	return Page{Text: text, Encoding: name}, nil
}

// inked tells whether a character is visible.
func inked(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// detect returns the encoding of data, and data without its byte order mark.
// For UTF-8 the decoder is nil.
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

// sample is the part of a file that is examined to recognise text, in bytes.
const sample = 64 << 10

// binary tells whether data is not text, by its share of control characters.
// Text has nearly none; compressed and random data have about one in ten bytes,
// so the limit is one in 25. For valid UTF-8 the limit is one in four: a
// hostile article may contain many control characters and must still be
// readable without them.
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

// trimPartial removes an incomplete character at the end of the sample.
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

// damagedUTF8 tells whether data is UTF-8 with some invalid bytes, and not
// Windows-1256. Both write Arabic with bytes above 7F. But in Windows-1256 a
// byte sequence is rarely valid UTF-8: only a letter before some punctuation
// marks is.
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
