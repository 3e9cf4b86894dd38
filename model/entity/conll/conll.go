// Package conll reads and scores labelled text in the column format of the
// CoNLL shared tasks: a token and its tag a line, a blank line between
// sentences.
package conll

import (
	"bufio"
	"compress/gzip"
	"io"
	"io/fs"
	"strings"
)

// Token is one line: a word and its tag in BIO, "" where the line has none.
type Token struct{ Word, Tag string }

// maxLine is the longest line that Read takes, in bytes.
const maxLine = 4 << 20

// Read reads sentences. A line's first column is the word and its last the
// tag; columns are parted by spaces or tabs. U+200E and U+FEFF are dropped.
// It returns what it has read so far with the error of r, or
// bufio.ErrTooLong for a line over 4 MiB.
func Read(r io.Reader) ([][]Token, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	var all [][]Token
	var sentence []Token
	flush := func() {
		if len(sentence) > 0 {
			all = append(all, sentence)
			sentence = nil
		}
	}
	for lines.Scan() {
		t, ok := token(lines.Text())
		if !ok {
			flush()
			continue
		}
		sentence = append(sentence, t)
	}
	flush()
	return all, lines.Err()
}

var invisible = strings.NewReplacer("\u200e", "", "\ufeff", "")

// token splits a line; ok is false for a blank one.
func token(line string) (t Token, ok bool) {
	line = strings.Trim(invisible.Replace(line), " \t\r")
	if line == "" {
		return t, false
	}
	if i := strings.LastIndexAny(line, " \t"); i >= 0 {
		t.Tag = line[i+1:]
		line = line[:strings.IndexAny(line, " \t")]
	}
	t.Word = line
	return t, true
}

// ReadFile reads a file of a folder, through gzip if its name ends in .gz.
func ReadFile(folder fs.FS, name string) ([][]Token, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !strings.HasSuffix(name, ".gz") {
		return Read(f)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return Read(z)
}

// HeldOut parts a training text: every fifth block of 200 consecutive
// sentences is for measuring and never trained on.
func HeldOut(all [][]Token) (train, held [][]Token) {
	for i, s := range all {
		if i/200%5 == 4 {
			held = append(held, s)
		} else {
			train = append(train, s)
		}
	}
	return train, held
}
