package ui

import (
	"context"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"
)

// requestKind names what is worked out off the event loop.
type requestKind uint8

const (
	filterRequest requestKind = iota // the articles that match the filter
	hitsRequest                      // the places of the open article that a search finds
	namedRequest                     // the query for a name that was chosen
	requestKinds
)

func (k requestKind) String() string {
	return [...]string{filterRequest: "filter", hitsRequest: "hits", namedRequest: "named"}[k]
}

// requests begins what may take longer than a frame, so that the next key
// never waits for it. There is one request of a kind at a time: a new one
// cancels the one before, whose answer, should it still come, dies in
// [requests.take].
type requests struct {
	ctx    context.Context // done when the session is over
	end    context.CancelFunc
	log    *slog.Logger
	now    func() time.Time
	latest [requestKinds]request
	number int // of the request that was begun last, of any kind
}

type request struct {
	number   int // 0 where no answer is waited for
	ctx      context.Context
	cancel   context.CancelFunc
	answered bool
}

func newRequests(ctx context.Context, env *Env) *requests {
	ctx, end := context.WithCancel(ctx)
	return &requests{ctx: ctx, end: end, log: env.Log, now: env.Now}
}

// answerMsg is what a request has come to.
type answerMsg struct {
	kind   requestKind
	number int
	msg    tea.Msg
	err    error // why there is no msg
}

// work is what a request does, off the event loop. It ends early when its
// context ends.
type work func(context.Context) (tea.Msg, error)

// begin has work done, in the place of what was begun before of its kind.
// What it returns comes out of [requests.take].
func (r *requests) begin(k requestKind, do work) tea.Cmd {
	r.cancel(k)
	r.number++
	ctx, cancel := context.WithCancel(r.ctx)
	r.latest[k] = request{number: r.number, ctx: ctx, cancel: cancel}
	number, log, now := r.number, r.log, r.now
	return r.more(k, func(ctx context.Context) (tea.Msg, error) {
		began := now()
		msg, err := do(ctx)
		log.Debug("request", "kind", k.String(), "number", number, "ms", milliseconds(now().Sub(began)), "canceled", ctx.Err() != nil)
		return msg, err
	})
}

// more has work done for the request that was begun last: a further answer.
func (r *requests) more(k requestKind, do work) tea.Cmd {
	ctx, number := r.latest[k].ctx, r.latest[k].number
	return func() tea.Msg {
		msg, err := do(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return answerMsg{k, number, msg, err}
	}
}

// cancel ends a request: no answer to it will come.
func (r *requests) cancel(k requestKind) {
	if cancel := r.latest[k].cancel; cancel != nil {
		cancel()
	}
	r.latest[k] = request{}
}

// pending tells whether the first answer is still waited for.
func (r *requests) pending(k requestKind) bool {
	return r.latest[k].number != 0 && !r.latest[k].answered
}

// take is what an answer says; nothing for the answer to a request that is no
// longer the latest of its kind.
func (r *requests) take(a answerMsg) (tea.Msg, error) {
	latest := &r.latest[a.kind]
	if latest.number != a.number {
		return nil, nil
	}
	latest.answered = true
	return a.msg, a.err
}

// await gives what comes out of a channel, or its end, as a message; nothing
// where the context ends first. It is nil for a nil channel.
func await[T any](ctx context.Context, ch <-chan T, msg func(T) tea.Msg) tea.Cmd {
	if ch == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case x := <-ch:
			return msg(x)
		case <-ctx.Done():
			return nil
		}
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
