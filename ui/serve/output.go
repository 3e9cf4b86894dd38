package serve

import (
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// writePiece is the maximum size of one write, in bytes. Each piece has its own
// time limit, so that a slow reader does not count as stuck.
const writePiece = 16 << 10

// output writes to a reader. A write that fails or takes too long ends the
// session. Otherwise the session would hold its memory for ever.
type output struct {
	mu      sync.Mutex // a channel's Write is not safe for concurrent use
	w       io.Writer
	stuck   *time.Timer
	limits  func() Limits
	failed  func(End)
	written *atomic.Int64
	total   prometheus.Counter
}

func (s *channel) newOutput(w io.Writer) *output {
	o := &output{
		w: w, limits: s.srv.limits, failed: s.end, written: &s.out, total: s.srv.metrics.out,
		stuck: time.AfterFunc(time.Hour, func() {
			s.end(EndStuck)
			s.conn.Close() // closing the channel does not wake a blocked write
		}),
	}
	o.stuck.Stop()
	return o
}

// Write writes all of p or fails.
func (o *output) Write(p []byte) (n int, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for n < len(p) && err == nil {
		piece := p[n:min(n+writePiece, len(p))]
		o.stuck.Reset(o.limits().Stuck)
		_, err = o.w.Write(piece)
		o.stuck.Stop()
		n += len(piece)
		o.written.Add(int64(len(piece)))
		o.total.Add(float64(len(piece)))
	}
	if err != nil {
		o.failed(EndGone)
	}
	return n, err
}
