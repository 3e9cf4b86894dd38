package bidi

import "qari/ui/text/ucd"

// weak are the classes that rules W1–W7 change or look at, strong ones apart.
var weak = setOf(ucd.EN, ucd.AN, ucd.ES, ucd.ET, ucd.CS, ucd.NSM)

// separating are the separators in numbers.
var separating = setOf(ucd.ES, ucd.CS)

// resolveWeak is W1–W7. before is the class of the character before the first
// one, strong the last strong class before it; in a sequence both are sos. A
// rule is left out where its classes are not in seen, that is nowhere in the
// paragraph.
func resolveWeak(classes []ucd.Class, before, strong ucd.Class, seen classSet) {
	if seen.has(ucd.NSM) {
		w1(classes, before)
	}
	if seen.has(ucd.EN) {
		w2(classes, strong)
	}
	if seen.has(ucd.AL) {
		w3(classes)
	}
	if seen&separating != 0 {
		w4(classes)
	}
	if seen.has(ucd.ET) {
		w5(classes)
	}
	if seen&(separating|setOf(ucd.ET)) != 0 {
		w6(classes)
	}
	if seen.has(ucd.EN) {
		w7(classes, strong)
	}
}

// w1: a nonspacing mark takes the class of the character before it, ON after
// an isolate initiator or PDI.
func w1(classes []ucd.Class, before ucd.Class) {
	for i, c := range classes {
		if c == ucd.NSM {
			classes[i] = before
			continue
		}
		before = c
		if c >= ucd.LRI {
			before = ucd.ON // isolate controls; and brackets, which are ON
		}
	}
}

// w2: EN is AN after AL.
func w2(classes []ucd.Class, strong ucd.Class) {
	for i, c := range classes {
		switch c {
		case ucd.L, ucd.R, ucd.AL:
			strong = c
		case ucd.EN:
			if strong == ucd.AL {
				classes[i] = ucd.AN
			}
		}
	}
}

// w3: AL is R.
func w3(classes []ucd.Class) {
	for i, c := range classes {
		if c == ucd.AL {
			classes[i] = ucd.R
		}
	}
}

// w4: a single ES between EN is EN; a single CS between numbers of one class
// is that class.
func w4(classes []ucd.Class) {
	for i := 1; i+1 < len(classes); i++ {
		before, after := classes[i-1], classes[i+1]
		if before != after {
			continue
		}
		switch c := classes[i]; {
		case c == ucd.ES && before == ucd.EN, c == ucd.CS && (before == ucd.EN || before == ucd.AN):
			classes[i] = before
		}
	}
}

// w5: a run of ET beside EN is EN.
func w5(classes []ucd.Class) {
	for i := 0; i < len(classes); {
		if classes[i] != ucd.ET {
			i++
			continue
		}
		end := i
		for end < len(classes) && classes[end] == ucd.ET {
			end++
		}
		if i > 0 && classes[i-1] == ucd.EN || end < len(classes) && classes[end] == ucd.EN {
			fill(classes[i:end], ucd.EN)
		}
		i = end
	}
}

// w6: separators and terminators that are left are neutral.
func w6(classes []ucd.Class) {
	for i, c := range classes {
		if c == ucd.ES || c == ucd.ET || c == ucd.CS {
			classes[i] = ucd.ON
		}
	}
}

// w7: EN is L after L.
func w7(classes []ucd.Class, strong ucd.Class) {
	for i, c := range classes {
		switch c {
		case ucd.L, ucd.R, ucd.AL:
			strong = c
		case ucd.EN:
			if strong == ucd.L {
				classes[i] = ucd.L
			}
		}
	}
}

func fill[T any](all []T, with T) {
	for i := range all {
		all[i] = with
	}
}
