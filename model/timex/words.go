package timex

// unitWords are the names of units: indefinite singular, dual, plural. All but
// the duals of the accusative take the article.
var unitWords = []struct {
	unit                   unit
	single, double, plural string
}{
	{second, "ثانية", "ثانيتان ثانيتين", "ثوان ثواني ثوانٍ"},
	{minute, "دقيقة", "دقيقتان دقيقتين", "دقائق"},
	{hour, "ساعة", "ساعتان ساعتين", "ساعات"},
	{day, "يوم يوما نهار نهارا", "يومان يومين", "أيام أياما"},
	{night, "ليلة", "ليلتان ليلتين", "ليال ليالي ليالٍ"},
	{week, "أسبوع أسبوعا", "أسبوعان أسبوعين", "أسابيع"},
	{month, "شهر شهرا", "شهران شهرين", "أشهر شهور أشهرا"},
	{year, "سنة عام عاما حول", "سنتان سنتين عامان عامين", "سنوات سنين أعوام أعواما"},
	{decade, "عقد عقدا", "عقدان عقدين", "عقود"},
	{century, "قرن قرنا", "قرنان قرنين", "قرون"},
}

func (b builder) units() {
	for _, u := range unitWords {
		b.unit(u.unit, singular, u.single)
		b.unit(u.unit, dual, u.double)
		b.unit(u.unit, plural, u.plural)
	}
}

func (b builder) unit(u unit, f form, forms string) {
	b.add(forms, func(w *meaning) { w.unit, w.form = u, f })
	b.add(prefixed("ال", forms), func(w *meaning) { w.unit, w.form, w.define = u, f, true })
}

// prefixed puts a prefix before each word of a list.
func prefixed(prefix, forms string) string {
	out := make([]byte, 0, 2*len(forms))
	start := true
	for i := 0; i < len(forms); i++ {
		if start && forms[i] != ' ' {
			out = append(out, prefix...)
		}
		start = forms[i] == ' '
		out = append(out, forms[i])
	}
	return string(out)
}

// times are the words that name a time by themselves or say where it lies.
func (b builder) times() {
	b.directions()
	b.partsOfDay()
	for tag, forms := range map[string]string{"SP": "ربيع الربيع", "SU": "صيف الصيف", "FA": "خريف الخريف", "WI": "شتاء الشتاء"} {
		b.add(forms, func(w *meaning) { w.season = tag })
	}
	for tag, forms := range map[string]string{
		"START": "بداية بدايات مطلع أوائل مستهل بدء مستهل",
		"MID":   "منتصف أواسط وسط",
		"END":   "نهاية نهايات أواخر ختام آخر متم موفى أعقاب",
	} {
		b.add(forms, func(w *meaning) { w.mod = tag })
	}
	for tag, forms := range map[string]string{
		"PRESENT_REF": "الآن حاليا", "PAST_REF": "مؤخرا",
	} {
		b.add(forms, func(w *meaning) { w.vague = tag })
	}
	for u, forms := range map[unit]string{day: "يوميا", week: "أسبوعيا", month: "شهريا", year: "سنويا", hour: ""} {
		b.add(forms, func(w *meaning) { w.every = u })
	}
	b.decades()
}

func (b builder) directions() {
	for to, forms := range map[toward]string{
		past:      "الفارط الفارطة الماضي الماضية المنصرم المنصرمة الفائت الفائتة المنقضي المنقضية الأخير الأخيرة الماضيين الماضيتين الأخيرين الأخيرتين المنصرمين الماضين",
		present:   "الجاري الجارية الحالي الحالية الجاريين الحاليين",
		future:    "المقبل المقبلة القادم القادمة الآتي الآتية المقبلين المقبلتين القادمين القادمتين",
		following: "التالي التالية اللاحق اللاحقة الموالي الموالية التاليين التاليتين",
		previous:  "السابق السابقة السالف السالفة السابقين السابقتين",
		same:      "نفسه نفسها ذاته ذاتها عينه عينها",
	} {
		b.add(forms, func(w *meaning) { w.toward = to })
	}
	for days, forms := range map[int]string{0: "اليوم", -1: "أمس البارحة الأمس", 1: "غدا الغد غد"} {
		b.add(forms, func(w *meaning) { w.offset = offset{days, true} })
	}
}

func (b builder) partsOfDay() {
	for tag, forms := range map[string]string{
		"MO": "صباح الصباح فجر الفجر ضحى", "MI": "ظهر الظهر الظهيرة ظهيرة زوال الزوال", "AF": "عصر العصر",
		"EV": "مساء المساء مغرب عشية عصاري", "NI": "ليل الليل",
	} {
		b.add(forms, func(w *meaning) { w.part = tag })
	}
	for tag, forms := range map[string]string{
		"MO": "صباحا ص فجرا am", "MI": "ظهرا زوالا", "AF": "عصرا", "EV": "مساء م pm", "NI": "ليلا",
	} {
		b.add(forms, func(w *meaning) { w.part, w.exact = tag, true })
	}
	b.add("الليلة ليلة", func(w *meaning) { w.part = "NI" })
}

func (b builder) decades() {
	for i, stem := range []string{2: "عشرين", 3: "ثلاثين", 4: "أربعين", 5: "خمسين", 6: "ستين", 7: "سبعين", 8: "ثمانين", 9: "تسعين"} {
		if stem == "" {
			continue
		}
		for _, end := range []string{"ات", "يات"} {
			b.add(stem+end+" ال"+stem+end, func(w *meaning) { w.decade = 10 * i })
		}
	}
}

// functions are the words that only say how others belong together.
func (b builder) functions() {
	for r, forms := range map[role]string{
		from: "من", in: "في بحلول", at: "عند على", until: "إلى حتى ولغاية لغاية", between: "بين", and: "و",
		ago: "قبل", hence: "بعد", since: "منذ مذ", within: "خلال غضون",
		lasting: "مرور مضي مدة لمدة طوال طيلة مدى مدار امتداد", every: "كل", this: "هذا هذه هذين", that: "ذلك تلك نفس ذات",
		daysOf: "يومي", monthsOf: "شهري", yearsOf: "عامي سنتي سنتا", clockWord: "الساعة",
		halfOf: "نصف النصف السداسي", thirdOf: "ثلث الثلث", quarterOf: "ربع الربع ربعا الثلاثي", less: "إلا",
		few: "قليلة القليلة معدودة المعدودة عديدة العديدة طويلة الطويلة قليل", some: "بضع بضعة عدة",
		corresponds: "الموافق المصادف موافق الموافقة", dated: "بتاريخ تاريخ",
		zoneWord: "بتوقيت توقيت بالتوقيت التوقيت", seasonWord: "فصل", weekend: "عطلة",
		ofEra: "م ميلادي ميلادية للميلاد الميلادي الميلادية", ofHijra: "ه هجري هجرية للهجرة الهجري الهجرية", ofSun: "شمسي شمسية الشمسي الشمسية",
		media:   "صحيفة جريدة قناة موقع شبكة وكالة برنامج مجلة فضائية إذاعة تلفزيون منصة صحيفتي مؤسسة دار حزب",
		figure:  "رقم الرقم قرار القرار المادة مادة رؤية أجندة غرفة صفحة طراز موديل مرسوم",
		pending: "سوف المقرر المرتقب المتوقع يعتزم تعتزم المنتظر المزمع مقرر مقررا مرتقب", article: "ال",
		pastParticle: "كان كانت كانوا لم وكان وكانت قد",
		event:        "ثورة أحداث انتفاضة حرب حركة انقلاب هجمات اعتداءات حراك نكسة مجزرة مذبحة الثورة",
		general:      "أمين الأمين مدير المدير قائد القائد مفتش المفتش نائب النائب مراقب المراقب مفوض المفوض الرأي القطاع المدعي الاتحاد القنصل المنسق السكرتير الكاتب المشرف المندوب الحاكم النظام الأمن السلام الوضع المجلس العفو المستشفى الإمام",
		place:        "مدينة شارع جسر جامعة كتيبة كتائب ميدان ساحة مطار ملعب استاد حديقة نفق لواء محور كوبري سرايا مجمع تقاطع",
		someTime:     "وقت",
		lately:       "الآونة",
		except:       "عدا باستثناء سوى ماعدا",
		pronoun:      "الذي التي الذين", life: "عمره عمرها العمر عمر عمرهم عمري", dayOfMonth: "غرة الفاتح فاتح",
		most:    "أكثر أقل أزيد ما لا",
		blessed: "المبارك المعظم الفضيل الكريم", elapsed: "مضى مضت خلت",
	} {
		b.role(r, forms)
	}
	b.add("واحد واحدة واحدا كامل كاملة كاملا", func(w *meaning) { w.role = one })
	b.add("يوم نهار", func(w *meaning) { w.role = dayWord })
	b.add("أيام", func(w *meaning) { w.role = daysOf })
	b.add("نحو حوالي قرابة زهاء", func(w *meaning) { w.degree, w.role = "APPROX", quantity })
	b.add(countedThings,
		func(w *meaning) { w.counted = true })
}

// countedThings are what a number of four digits counts: «2020 طنا».
const countedThings = `
	شخص شخصا طن طنا دولار دولارا ريال ريالا جنيه جنيها درهم درهما دينار دينارا ليرة يورو
	قتيل قتيلا جريح جريحا مصاب مصابا متر مترا كيلومتر كيلومترا كلم كم برميل برميلا وحدة
	حالة إصابة مواطن مواطنا طالب طالبا أسرة عائلة منزل منزلا صوت صوتا نقطة سيارة مقاتل
	مقاتلا جندي جنديا عنصر عنصرا هكتار هكتارا ميغاواط كيلوغرام كيلو لتر مليون مليار ألف
	وفاة سهم سهما لاعب لاعبا شركة وظيفة صاروخ صاروخا طائرة موظف موظفا عامل عاملا متظاهر
	متظاهرا سجين سجينا معتقل معتقلا أسير أسيرا شهيد شهيدا قطعة نسخة رحلة غرام غراما ميل
	ميلا قدم قدما
`
