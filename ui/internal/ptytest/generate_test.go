package ptytest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What generated articles are made of: enough different words that lines and
// lookups differ, with names, places and dates among them.
var (
	subjects = phrases("المدير|الطبيبة|رئيس البلدية|الكاتب سامي حداد|الوزيرة|فريق البحث|المهندس|لجنة الأهالي|" +
		"المسافر|صاحب المكتبة|المعلمة|بلدية مسقط|وزارة الزراعة|القبطان|مراسل الصحيفة|الخباز")
	verbs   = phrases("أعلن|افتتح|زار|كتب عن|انتقد|شرح|رسم|أصلح|باع|درس|نقل|راقب|حفظ|وصف|قاس|زرع")
	objects = phrases("الجسر القديم|بستان النخيل|سوق السمك|مشروع الري|كتابا نادرا|محطة القطار|سفينة خشبية|" +
		"خريطة المدينة|مدرسة القرية|متحف الملاحة|مياه الوادي|طريق الجبل|عيادة الأطفال|مصنع الورق|حديقة عامة|برج الساعة")
	places = phrases("في القاهرة|في يريفان|على ضفة النيل|قرب الميناء|في بيروت|خلف السور|في مسقط|عند المنعطف|" +
		"وسط الصحراء|في تونس|في الحي القديم|بين التلال")
	times = phrases("يوم الجمعة|صباح أمس|في 12 مارس 2021|منذ عامين|مع الغروب|في الشتاء الماضي|قبل ثلاثة أسابيع|" +
		"عام 1998|بعد العيد|كل صباح")
	endings = phrases("، ولم يلق اعتراضا|، كما جرت العادة|، وشكر الحاضرين|، ثم عاد إلى عمله|، رغم المطر الغزير|" +
		"، وذلك للمرة الأولى|، بحضور عدد من الجيران|")
)

func phrases(list string) []string { return strings.Split(list, "|") }

// sentence makes a sentence of at least a hundred bytes.
func sentence(r *rand.Rand) string {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	return pick(verbs) + " " + pick(subjects) + " " + pick(objects) + " " + pick(places) + " " + pick(times) + pick(endings) + ". "
}

// generated is an article of about size bytes.
func generated(r *rand.Rand, size int) string {
	var b strings.Builder
	b.WriteString(strings.TrimSuffix(sentence(r), ". ") + "\n")
	for b.Len() < size {
		b.WriteString("\n")
		for range 3 + r.IntN(4) {
			b.WriteString(sentence(r))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// generatedFile is a file of one article of about size bytes.
func generatedFile(tb testing.TB, size int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "article.txt")
	must(tb, os.WriteFile(path, []byte(generated(rand.New(rand.NewPCG(1, 2)), size)), 0o600))
	return path
}

// generatedFolder is a folder of n articles of about size bytes each, and how
// many bytes they have in all.
func generatedFolder(tb testing.TB, n, size int) (dir string, bytes int64) {
	tb.Helper()
	dir = tb.TempDir()
	r := rand.New(rand.NewPCG(3, 4))
	for i := range n {
		text := generated(r, size)
		bytes += int64(len(text))
		must(tb, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(text), 0o600))
	}
	return dir, bytes
}
