package timex

// The number words, in the folded forms that both cases and genders take.
var numberWords = []struct {
	value int
	forms string
}{
	{1, "واحد واحدة أحد إحدى"},
	{2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي"},
	{3, "ثلاث ثلاثة"}, {4, "أربع أربعة"}, {5, "خمس خمسة"}, {6, "ست ستة"},
	{7, "سبع سبعة"}, {8, "ثمان ثماني ثمانية"}, {9, "تسع تسعة"}, {10, "عشر عشرة"},
	{20, "عشرون عشرين"}, {30, "ثلاثون ثلاثين"}, {40, "أربعون أربعين"},
	{50, "خمسون خمسين"}, {60, "ستون ستين"}, {70, "سبعون سبعين"},
	{80, "ثمانون ثمانين"}, {90, "تسعون تسعين"},
	{100, "مئة مائة"}, {200, "مئتان مئتين مائتان مائتين مئتي مائتي"},
	{300, "ثلاثمئة ثلاثمائة"}, {400, "أربعمئة أربعمائة"}, {500, "خمسمئة خمسمائة"},
	{600, "ستمئة ستمائة"}, {700, "سبعمئة سبعمائة"}, {800, "ثمانمئة ثمانمائة ثمانيمئة"},
	{900, "تسعمئة تسعمائة"}, {1000, "ألف آلاف"}, {2000, "ألفان ألفين ألفا ألفي"},
}

var ordinalWords = []struct {
	value int
	forms string
}{
	{1, "الأول الأولى أول الواحد الواحدة"}, {2, "الثاني الثانية"}, {3, "الثالث الثالثة"},
	{4, "الرابع الرابعة"}, {5, "الخامس الخامسة"}, {6, "السادس السادسة"},
	{7, "السابع السابعة"}, {8, "الثامن الثامنة"}, {9, "التاسع التاسعة"},
	{10, "العاشر العاشرة"}, {20, "العشرون العشرين"},
	{30, "الثلاثون الثلاثين"}, {40, "الأربعون الأربعين"}, {50, "الخمسون الخمسين"},
	{60, "الستون الستين"}, {70, "السبعون السبعين"}, {80, "الثمانون الثمانين"}, {90, "التسعون التسعين"},
	{101, "الحادي الحادية حادي"}, // of «الحادي عشر» and «الحادي والعشرين» alone
	{110, "عشر عشرة"},            // the second half of a teen
}

// rankWords are ordinals without the article, which stand before what they
// count: «سابع أكتوبر», «ثالث أحد من أكتوبر». «أول» is among the ordinals.
var rankWords = [...]string{
	2: "ثاني ثان", 3: "ثالث", 4: "رابع", 5: "خامس", 6: "سادس", 7: "سابع", 8: "ثامن", 9: "تاسع", 10: "عاشر",
}

// definiteNumbers are cardinals with the article: «الأيام الثلاثة الماضية».
var definiteNumbers = []struct {
	value int
	forms string
}{
	{2, "الاثنتين"}, {3, "الثلاث الثلاثة"}, {4, "الأربع الأربعة"}, {5, "الخمس الخمسة"},
	{6, "الست الستة"}, {7, "السبع السبعة"}, {8, "الثماني الثمانية"}, {9, "التسع التسعة"},
	{10, "العشر العشرة"}, {12, "الاثني الاثنا الاثنتي"},
	{20, "العشرون العشرين"}, {30, "الثلاثون الثلاثين"}, {40, "الأربعون الأربعين"},
	{50, "الخمسون الخمسين"}, {60, "الستون الستين"}, {70, "السبعون السبعين"},
	{80, "الثمانون الثمانين"}, {90, "التسعون التسعين"}, {100, "المئة المائة"},
}

func (b builder) numbers() {
	for _, n := range numberWords {
		b.add(n.forms, func(w *meaning) { w.value = n.value })
	}
	for _, n := range definiteNumbers {
		b.add(n.forms, func(w *meaning) { w.value, w.define = n.value, true })
	}
	for _, n := range ordinalWords {
		b.add(n.forms, func(w *meaning) { w.ordinal = n.value })
	}
	for n, forms := range rankWords {
		b.add(forms, func(w *meaning) { w.rank = int8(n) })
	}
	b.add("الأخير الأخيرة آخر", func(w *meaning) { w.last = true })
}

// cardinal reads a number in digits or words at token i.
func (s *scanner) cardinal(i int) (n, next int) {
	if s.at(i).isNumber() {
		if t := s.at(i + 1); t.value == 1000 && !t.clitic && s.at(i).count <= 4 {
			return 1000 * s.at(i).number, i + 2 // «90 ألف سنة»
		}
		return s.at(i).number, i + 1
	}
	return s.words(i)
}

// words reads a number in words, up to 9,999: «ألف وتسعمئة واثنين وتسعين»,
// «خمسة عشر», «ثلاثة آلاف».
func (s *scanner) words(i int) (n, next int) {
	last := 0
	for next = i; s.at(next).value != 0; {
		v, end := s.part(next)
		if next > i && !(s.at(next).and && continues(last, v)) {
			break
		}
		n, last, next = n+v, v, end
	}
	return n, next
}

// continues tells whether v can follow last and «و» in one number: after
// thousands come hundreds, after these the rest, and units stand before tens.
func continues(last, v int) bool {
	switch {
	case last >= 1000:
		return v < 1000
	case last >= 100:
		return v < 100
	}
	return last < 10 && v >= 20 && v < 100
}

// part reads one summand: a number word with what multiplies or completes it.
func (s *scanner) part(i int) (v, next int) {
	v, next = s.at(i).value, i+1
	t := s.at(next)
	switch {
	case t.clitic || t.value == 0:
	case v < 10 && t.value == 10: // خمسة عشر
		return v + 10, next + 1
	case v == 12 && t.value == 10: // الاثني عشر
		return v, next + 1
	case v < 10 && t.value == 100:
		return v * 100, next + 1
	case v < 1000 && t.value == 1000:
		return v * 1000, next + 1
	}
	return v, next
}

// isTens tells whether a number can follow a unit and «و»: «الحادي والعشرين».
func isTens(n int) bool { return 20 <= n && n < 100 }

// rankAt reads an ordinal without the article, up to 19: «سابع», «ثاني عشر».
func (s *scanner) rankAt(i int) (n, next int) {
	n = int(s.at(i).rank)
	if teen := s.at(i + 1); n != 0 && n < 10 && teen.ordinal == 110 && !teen.clitic {
		return n + 10, i + 2
	}
	if n == 0 {
		return 0, i
	}
	return n, i + 1
}

// ordinalAt reads an ordinal up to 99: «السادس», «الحادي والعشرين».
func (s *scanner) ordinalAt(i int) (n, next int) {
	t := s.at(i)
	v := t.ordinal
	if v == 0 || v == 110 {
		return 0, i
	}
	next = i + 1
	one := v % 100
	if v == 101 {
		one = 1
	}
	after := s.at(next)
	switch {
	case one < 10 && after.ordinal == 110 && !after.clitic:
		return 10 + one, next + 1
	case one < 10 && after.and && (isTens(after.ordinal) || isTens(after.value)):
		return one + max(after.value, after.ordinal%100), next + 1
	case v == 101:
		return 0, i
	}
	return v, next
}
