package layout

// of returns a digit in the chosen style. It returns any other character
// unchanged.
func (d Digits) of(r rune) rune {
	zero := rune('0')
	if d == ArabicIndic {
		zero = '٠'
	}
	switch {
	case r >= '0' && r <= '9':
		return zero + r - '0'
	case r >= '٠' && r <= '٩':
		return zero + r - '٠'
	case r >= '۰' && r <= '۹':
		return zero + r - '۰'
	}
	return r
}
