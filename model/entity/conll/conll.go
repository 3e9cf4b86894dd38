// Package conll reads and scores labelled text in the column format of the
// CoNLL shared tasks: one token and its tag per line, a blank line between
// sentences. The name finder, its tests and its training use it.
package conll

import (
	"bufio"
	"compress/gzip"
	"io"
	"io/fs"
	"strings"
)

// Token is one line: a word and its tag in BIO. The tag is "" if the line has
// none.
type Token struct{ Word, Tag string }

// maxLine is the longest line that Read accepts, in bytes: far longer than any
// word.
const maxLine = 4 << 20

// Read reads sentences. The first column of a line is the word and the last is
// the tag; spaces or tabs separate columns. Read drops U+200E and U+FEFF. On an
// error it also returns the sentences read so far. The error is that of r, or
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

// token splits a line. ok is false for a blank line.
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

// ReadFile reads a file of a folder. It decompresses a file whose name ends in
// .gz.
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

// HeldOut splits a training text. Every fifth block of 200 consecutive
// sentences is for measuring only.
func HeldOut(all [][]Token) (train, heldOut [][]Token) {
	for i, s := range all {
		if i/200%5 == 4 { // the last of five blocks
			heldOut = append(heldOut, s)
		} else {
			train = append(train, s)
		}
	}
	return train, heldOut
}
