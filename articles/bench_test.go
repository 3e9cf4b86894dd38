package articles

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"qari/model"
	"qari/model/word"
)

// many writes n pages of about 5 KB into folders of a hundred.
func many(tb testing.TB, n int) string {
	tb.Helper()
	dir := tb.TempDir()
	body := strings.Repeat("وقال المسؤول في بيان أصدره مكتبه مساء أمس إن العمل في الجسر الجديد يبدأ مطلع الشهر المقبل وينتهي في نيسان/أبريل 2023.\n\n", 24)
	for i := range n {
		sub := filepath.Join(dir, fmt.Sprintf("%04d", i/100))
		if i%100 == 0 {
			if err := os.Mkdir(sub, 0o755); err != nil {
				tb.Fatal(err)
			}
		}
		text := fmt.Sprintf("عنوان الخبر رقم %d عن الجسر\n\n%s", i, body)
		if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("%06d.txt", i)), []byte(text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// BenchmarkOpen opens 10,000 pages (50 MB) and reports, in milliseconds, when
// the list was there, when the first titles were, and when all was loaded. The
// measure is BenchmarkRead, which reads the same files and does nothing else.
func BenchmarkOpen(b *testing.B) {
	dir := many(b, 10_000)
	b.ResetTimer()
	for b.Loop() {
		ctx, cancel := context.WithCancel(b.Context())
		start := time.Now()
		l, err := Open(ctx, Options{Paths: []string{dir}, Analyses: []Analysis{func(*model.Article, *word.Text, *model.Findings) {}}})
		if err != nil {
			b.Fatal(err)
		}
		var titles, listed time.Duration
		for s := l.Snapshot(); listed == 0; s = l.Snapshot() {
			if titles == 0 && s.Progress().Loaded > 0 {
				titles = time.Since(start)
			}
			if s.Progress().Listed {
				listed = time.Since(start)
				break
			}
			<-s.Over()
		}
		if err := l.Wait(ctx); err != nil || l.Snapshot().Progress().Loaded != 10_000 {
			b.Fatal(err, l.Snapshot().Progress())
		}
		b.ReportMetric(float64(listed.Milliseconds()), "listed-ms")
		b.ReportMetric(float64(titles.Milliseconds()), "first-ms")
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "all-ms")
		cancel()
	}
}

func BenchmarkRead(b *testing.B) {
	dir := many(b, 10_000)
	b.ResetTimer()
	for b.Loop() {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			_, err = os.ReadFile(path)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
