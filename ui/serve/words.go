package serve

import (
	"errors"

	shellquote "github.com/kballard/go-shellquote"
)

var errQuotes = errors.New("unbalanced quotes")

// splitWords splits a command line into words by the quoting rules of the
// POSIX shell (XCU 2.2), and nothing else of a shell: single quotes keep
// everything, double quotes keep everything but a backslash before one of
// $ ` " \ or a newline, a backslash elsewhere keeps the next character.
// Unbalanced quotes and a backslash at the end are an error.
func splitWords(line string) ([]string, error) {
	words, err := shellquote.Split(line)
	if err != nil { // it can be nothing else
		return nil, errQuotes
	}
	return words, nil
}
