package serve

import (
	"errors"
	"strings"
)

var errQuotes = errors.New("unbalanced quotes")

// splitWords splits a command line into words by the quoting rules of the
// POSIX shell (XCU 2.2), and nothing else of a shell: single quotes keep
// everything, double quotes keep everything but a backslash before one of
// $ ` " \ or a newline, a backslash elsewhere keeps the next character.
// Unbalanced quotes and a backslash at the end are an error.
func splitWords(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	inWord := false
	for i := 0; i < len(line); {
		c := line[i]
		switch {
		case strings.IndexByte(" \t\n\r", c) >= 0:
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
			i++
			continue
		case c == '\'' || c == '"':
			n, ok := quoted(&word, line[i:])
			if !ok {
				return nil, errQuotes
			}
			i += n
		case c == '\\':
			if i+1 == len(line) {
				return nil, errQuotes
			}
			i += 2
			if line[i-1] == '\n' { // a continued line
				continue
			}
			word.WriteByte(line[i-1])
		default:
			word.WriteByte(c)
			i++
		}
		inWord = true
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, nil
}

// quoted reads a quoted part, quotes included, and returns its length; false
// where it has no end.
func quoted(word *strings.Builder, s string) (int, bool) {
	quote := s[0]
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == quote:
			return i + 1, true
		case c == '\\' && quote == '"' && i+1 < len(s) && strings.IndexByte("$`\"\\\n", s[i+1]) >= 0:
			i++
			if s[i] != '\n' {
				word.WriteByte(s[i])
			}
		default:
			word.WriteByte(c)
		}
	}
	return 0, false
}
