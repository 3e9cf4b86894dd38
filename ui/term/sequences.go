package term

import "strconv"

// appendForward appends CUF by n columns.
func appendForward(out []byte, n int) []byte {
	switch n {
	case 0:
		return out
	case 1:
		return appendCSI(out, 'C')
	}
	return appendCSI(out, 'C', n)
}

// appendPosition appends CUP. Column and row count from 0.
func appendPosition(out []byte, x, y int) []byte {
	if x == 0 {
		return appendCSI(out, 'H', y+1)
	}
	return appendCSI(out, 'H', y+1, x+1)
}

// appendCSI appends a control sequence with its parameters.
func appendCSI(out []byte, final byte, params ...int) []byte {
	out = append(out, "\x1b["...)
	for i, n := range params {
		if i > 0 {
			out = append(out, ';')
		}
		out = strconv.AppendInt(out, int64(n), 10)
	}
	return append(out, final)
}
