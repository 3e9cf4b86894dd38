package serve

import (
	"errors"

	shellquote "github.com/kballard/go-shellquote"
)

var errQuotes = errors.New("unbalanced quotes")

// splitWords splits a command line by the quoting rules of the POSIX shell (XCU
// 2.2), without any other shell feature. Single quotes keep everything. Double
// quotes keep everything except a backslash before $ ` " \ or a newline.
// Elsewhere a backslash keeps the next character. Unbalanced quotes and a final
// backslash are an error.
func splitWords(line string) ([]string, error) {
	words, err := shellquote.Split(line)
	if err != nil { // the only possible error
		return nil, errQuotes
	}
	return words, nil
}
