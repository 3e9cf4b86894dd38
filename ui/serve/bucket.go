package serve

import (
	"context"
	"time"
)

// bucket lets through a burst and then a rate a second. It is not safe for
// concurrent use.
type bucket struct {
	rate, burst float64
	level       float64 // what may pass at once; negative is owed
	at          time.Time
}

func newBucket(rate, burst float64, now time.Time) bucket {
	return bucket{rate: rate, burst: burst, level: burst, at: now}
}

// fill brings the bucket to the time.
func (b *bucket) fill(now time.Time) {
	b.level = min(b.burst, b.level+now.Sub(b.at).Seconds()*b.rate)
	b.at = now
}

// full tells whether nothing passed for long.
func (b *bucket) full(now time.Time) bool {
	b.fill(now)
	return b.level >= b.burst
}

// take takes n from the bucket, if that much is in it.
func (b *bucket) take(n float64, now time.Time) bool {
	b.fill(now)
	if b.level < n {
		return false
	}
	b.level -= n
	return true
}

// wait takes n from the bucket and waits until that is paid for, or ctx is done.
func (b *bucket) wait(ctx context.Context, n int) {
	b.fill(time.Now())
	if b.level -= float64(n); b.level >= 0 {
		return
	}
	t := time.NewTimer(time.Duration(-b.level / b.rate * float64(time.Second)))
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
