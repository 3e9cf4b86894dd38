package serve

import (
	"context"

	"golang.org/x/time/rate"
)

// newBucket returns a token bucket with a burst and a rate per second.
func newBucket(perSecond, burst int) *rate.Limiter {
	return rate.NewLimiter(rate.Limit(perSecond), burst)
}

// pay waits until n tokens are taken from a bucket, or until ctx is done. It
// takes at most one burst at a time, because the bucket holds no more.
func pay(ctx context.Context, bucket *rate.Limiter, n int) {
	for n > 0 {
		part := min(n, max(bucket.Burst(), 1))
		if bucket.WaitN(ctx, part) != nil {
			return
		}
		n -= part
	}
}
