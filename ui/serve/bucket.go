package serve

import (
	"context"

	"golang.org/x/time/rate"
)

// newBucket lets through a burst and then a rate a second.
func newBucket(perSecond, burst int) *rate.Limiter {
	return rate.NewLimiter(rate.Limit(perSecond), burst)
}

// pay takes n from a bucket and waits until that is paid for, or ctx is done. A
// bucket gives no more than its burst at once.
func pay(ctx context.Context, bucket *rate.Limiter, n int) {
	for n > 0 {
		part := min(n, max(bucket.Burst(), 1))
		if bucket.WaitN(ctx, part) != nil {
			return
		}
		n -= part
	}
}
