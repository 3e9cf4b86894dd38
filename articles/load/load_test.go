package load

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const sentence = "قال الوزير: «العمل يبدأ غدا»، وأضاف إن الكلفة 20% أقل؛ فهل يكفي؟ پاريس گرگان\n"

func TestEncodings(t *testing.T) {
	encoded := func(e encoding.Encoding) string {
		s, err := e.NewEncoder().String(sentence)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	long := strings.Repeat(sentence, 20)
	tests := []struct {
		name, data string
		encoding   Encoding
		text       string
	}{
		{"UTF-8", sentence, UTF8, sentence},
		{"UTF-8 with mark", "\ufeff" + sentence, UTF8, sentence},
		{"UTF-8 with faults", long + "\xff" + long, UTF8, long + "\xff" + long},
		{"UTF-8 cut short", long[:len(long)-3], UTF8, long[:len(long)-3]},
		{"UTF-8 with some controls", "\x00" + sentence + "\x01\x02", UTF8, "\x00" + sentence + "\x01\x02"},
		{"UTF-16 little", encoded(utf.UTF16(utf.LittleEndian, utf.UseBOM)), UTF16LE, sentence},
		{"UTF-16 big", encoded(utf.UTF16(utf.BigEndian, utf.UseBOM)), UTF16BE, sentence},
		{"UTF-16 cut short", "\xff\xfe\x27\x06\x28", UTF16LE, "ا\ufffd"},
		{"UTF-32 little", encoded(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)), UTF32LE, sentence},
		{"Windows-1256", encoded(charmap.Windows1256), Windows1256, sentence},
		{"Windows-1256, a word", "\xe3\xd1\xcd\xc8\xc7", Windows1256, "مرحبا"},
		{"Windows-1256, commas", strings.Repeat("\xc7\xa1 ", 9) + "\xe3\xd1\xcd\xc8\xc7\xe3\xd1\xcd\xc8\xc7", Windows1256, strings.Repeat("ا، ", 9) + "مرحبامرحبا"},
		{"ASCII", "plain text", UTF8, "plain text"},
	}
	for _, tt := range tests {
		page, err := decode([]byte(tt.data))
		if err != nil || page.Encoding != tt.encoding || page.Text != tt.text {
			t.Errorf("%s: %q, %s, %v; want %q, %s", tt.name, page.Text, page.Encoding, err, tt.text, tt.encoding)
		}
	}
}

func TestRefused(t *testing.T) {
	noise := make([]byte, 4000)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	tests := []struct {
		name, data string
		want       error
	}{
		{"nothing", "", errEmpty},
		{"white space", " \r\n\t\u00a0\u200f", errEmpty},
		{"a mark alone", "\ufeff", errEmpty},
		{"zeros", strings.Repeat("\x00", 100), errBinary},
		{"noise", string(noise), errBinary},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\xe0\x08\x06\x00\x00\x00", errBinary},
		{"UTF-16 without a mark", "\x27\x06\x28\x06\x2a\x06", errBinary},
	}
	for _, tt := range tests {
		if page, err := decode([]byte(tt.data)); !errors.Is(err, tt.want) {
			t.Errorf("%s: %q, %v; want %v", tt.name, page.Text, err, tt.want)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.txt")
	if err := os.WriteFile(large, []byte("نص"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, MaxSize+1); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		large:                        large + ": is larger than 64 MB",
		dir:                          dir + ": is not a regular file",
		filepath.Join(dir, "no\x1b"): `"` + filepath.Join(dir, `no\x1b`) + `": does not exist`,
	} {
		_, err := Read(File{Path: path})
		var fault *Error
		if !errors.As(err, &fault) || err.Error() != want {
			t.Errorf("Read(%q) fails with %v, want %s", path, err, want)
		}
	}
}

func TestReadLimited(t *testing.T) {
	endless := readerFunc(func(p []byte) (int, error) { return len(p), nil })
	if _, err := readLimited(endless, make([]byte, 0, MaxSize+10)); !errors.Is(err, errTooLarge) {
		t.Errorf("a file that grows while it is read: %v, want %v", err, errTooLarge)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func FuzzDecode(f *testing.F) {
	for _, s := range []string{sentence, "\xff\xfe\x27\x06", "\xe3\xd1\xcd\xc8\xc7", "\x00", "\xef\xbb\xbf"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		page, err := decode(data)
		if (err == nil) != (page.Text != "") {
			t.Errorf("decode(%q) = %q, %v", data, page.Text, err)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	utf8 := strings.Repeat(sentence, 20_000)
	windows, err := charmap.Windows1256.NewEncoder().String(utf8)
	if err != nil {
		b.Fatal(err)
	}
	for name, data := range map[string]string{"utf-8": utf8, "windows-1256": windows} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := decode([]byte(data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
