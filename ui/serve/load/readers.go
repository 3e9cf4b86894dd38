package main

import (
	"io"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// load says what the readers do.
type load struct {
	readers             int
	every, idle, typing time.Duration
	left                bool
	beside, margins     bool
}

// cost is the result, per reader if the name says so.
type cost struct {
	heap, resident, goroutines float64
	idleCPU                    float64 // cores
	first                      keyCost // the time to the first screen
	actions                    []keyCost
	goroutinesLeft, heapLeft   float64
}

// action is something that readers repeat, in both programs.
type action struct {
	name   string
	before string // keys to press before the action
	keys   []string
}

// actions are the measured actions. Each key changes the screen of both
// programs, in different ways. A step in qari's list opens the article beside
// it; in the plain program it moves the cursor.
var actions = []action{
	{"a line of text", "\t", []string{"j"}},
	{"a page of text", "", []string{"\x1b[6~"}},
	{"a step in the list", "\x1b[Z", []string{"j", "j", "j", "k"}},
}

// keyCost is the cost of the keys of one action.
type keyCost struct {
	keys, unanswered int
	cpu, bytes       float64 // seconds and bytes of all keys
	took             []time.Duration
}

// join returns the cost of all actions together.
func join(costs []keyCost) (all keyCost) {
	for _, c := range costs {
		all.keys += c.keys
		all.unanswered += c.unanswered
		all.cpu += c.cpu
		all.bytes += c.bytes
		all.took = append(all.took, c.took...)
	}
	return all
}

func (k keyCost) each(total float64) float64 { return total / float64(max(1, k.keys)) }

// percentile returns the time in which p percent of the keys were answered.
func (k keyCost) percentile(p int) time.Duration {
	if len(k.took) == 0 {
		return 0
	}
	slices.Sort(k.took)
	return k.took[len(k.took)*p/100]
}

const (
	// settling is how long a server may take to calm down after a change.
	settling = 4 * time.Second
	// collection is how often the runtime collects where nothing else makes it.
	collection = 2*time.Minute + 10*time.Second
)

// run sends the readers to a server: they connect, wait, type and leave.
func (l load) run(s *server) (cost, error) {
	if err := l.visit(s, 2); err != nil { // fills the caches that the first readers need
		return cost{}, err
	}
	time.Sleep(settling)
	empty, err := s.usage()
	if err != nil {
		return cost{}, err
	}
	readers, err := l.connect(s.addr, l.readers)
	defer leave(readers)
	if err != nil {
		return cost{}, err
	}
	time.Sleep(settling)
	var c cost
	for _, r := range readers {
		c.first.took = append(c.first.took, time.Duration(r.first.Load()))
	}
	if err := l.doNothing(s, &c); err != nil {
		return c, err
	}
	for _, a := range actions {
		k, err := l.keepTyping(s, readers, a, c.idleCPU)
		if err != nil {
			return c, err
		}
		c.actions = append(c.actions, k)
	}
	full, err := s.usage()
	if err != nil {
		return c, err
	}
	n := float64(len(readers))
	c.heap, c.resident = (full.heap-empty.heap)/n, (full.resident-empty.resident)/n
	c.goroutines = (full.goroutines - empty.goroutines) / n
	leave(readers)
	time.Sleep(settling)
	if l.left {
		time.Sleep(collection)
	}
	after, err := s.usage()
	c.goroutinesLeft, c.heapLeft = after.goroutines-empty.goroutines, after.heap-empty.heap
	return c, err
}

func (l load) doNothing(s *server, c *cost) error {
	before, err := s.usage()
	if err != nil {
		return err
	}
	time.Sleep(l.idle)
	after, err := s.usage()
	c.idleCPU = (after.cpu - before.cpu).Seconds() / after.at.Sub(before.at).Seconds()
	return err
}

// keepTyping makes every reader repeat one action. It subtracts the idle cost
// from the cost of the keys.
func (l load) keepTyping(s *server, readers []*reader, a action, idle float64) (k keyCost, err error) {
	for _, r := range readers {
		io.WriteString(r.in, a.before)
	}
	time.Sleep(settling)
	before, err := s.usage()
	if err != nil {
		return k, err
	}
	received := 0.0
	for _, r := range readers {
		received -= float64(r.received.Load())
	}
	l.allType(readers, a.keys)
	after, err := s.usage()
	for _, r := range readers {
		received += float64(r.received.Load())
		took, keys := r.answers()
		k.took = append(k.took, took...)
		k.keys += keys
	}
	k.unanswered = k.keys - len(k.took)
	k.cpu = (after.cpu - before.cpu).Seconds() - idle*after.at.Sub(before.at).Seconds()
	k.bytes = received
	return k, err
}

func (l load) allType(readers []*reader, keys []string) {
	var wg sync.WaitGroup
	end := time.Now().Add(l.typing)
	for _, r := range readers {
		wg.Go(func() { r.typeUntil(end, l.every, keys) })
	}
	wg.Wait()
	time.Sleep(time.Second) // wait for the last answers
}

// visit makes n readers connect and leave.
func (l load) visit(s *server, n int) error {
	readers, err := l.connect(s.addr, n)
	time.Sleep(time.Second)
	leave(readers)
	return err
}

func (l load) connect(addr string, n int) ([]*reader, error) {
	readers := make([]*reader, n)
	errs := make([]error, n)
	var wg sync.WaitGroup
	slots := make(chan struct{}, 16)
	for i := range n {
		slots <- struct{}{}
		wg.Go(func() {
			readers[i], errs[i] = dial(addr, l.margins)
			<-slots
		})
	}
	wg.Wait()
	readers = slices.DeleteFunc(readers, func(r *reader) bool { return r == nil })
	for _, err := range errs {
		if err != nil {
			return readers, err
		}
	}
	return readers, nil
}

func leave(readers []*reader) {
	for _, r := range readers {
		r.client.Close()
	}
}

// reader is a client with a terminal of 120×40.
type reader struct {
	client   *gossh.Client
	in       io.Writer
	asked    time.Time    // the time of the request for a screen
	first    atomic.Int64 // nanoseconds to the first screen
	received atomic.Int64
	sent     atomic.Int64 // time of the last key; 0 after its answer
	keys     int
	mu       sync.Mutex
	took     []time.Duration
}

// hasMargins is the answer that the terminal has left and right margins (DECRPM
// 69). It may come before the question.
const hasMargins = "\x1b[?69;2$y"

func dial(addr string, margins bool) (*reader, error) {
	client, err := gossh.Dial("tcp", addr, &gossh.ClientConfig{
		User: "anonymous", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: time.Minute, // a server we started
	})
	if err != nil {
		return nil, err
	}
	r := &reader{client: client}
	s, err := client.NewSession()
	if err != nil {
		return r, err
	}
	out, err := s.StdoutPipe()
	if err != nil {
		return r, err
	}
	if r.in, err = s.StdinPipe(); err != nil {
		return r, err
	}
	if err := s.RequestPty("xterm-256color", 40, 120, gossh.TerminalModes{}); err != nil {
		return r, err
	}
	if margins {
		if _, err := io.WriteString(r.in, hasMargins); err != nil {
			return r, err
		}
	}
	r.asked = time.Now()
	go r.read(out)
	return r, s.Shell()
}

// firstScreen is a number of bytes: more than the output before a screen, less
// than a screen.
const firstScreen = 1000

func (r *reader) read(out io.Reader) {
	buf := make([]byte, 32<<10)
	for {
		n, err := out.Read(buf)
		now := time.Now().UnixNano()
		if sent := r.sent.Swap(0); sent != 0 && n > 0 {
			r.mu.Lock()
			r.took = append(r.took, time.Duration(now-sent))
			r.mu.Unlock()
		}
		if r.received.Add(int64(n)) > firstScreen && r.first.Load() == 0 {
			r.first.Store(now - r.asked.UnixNano())
		}
		if err != nil {
			return
		}
	}
}

// answers returns the answer times since the last call, and the number of keys.
func (r *reader) answers() (took []time.Duration, keys int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	took, keys = r.took, r.keys
	r.took, r.keys = nil, 0
	return took, keys
}

// typeUntil types the keys in turn, at random times. A key without an answer
// before the next key counts as unanswered.
func (r *reader) typeUntil(end time.Time, every time.Duration, keys []string) {
	time.Sleep(time.Duration(rand.Int64N(int64(every))))
	for i := 0; time.Now().Before(end); i++ {
		r.sent.Store(time.Now().UnixNano())
		r.keys++
		if _, err := io.WriteString(r.in, keys[i%len(keys)]); err != nil {
			return
		}
		time.Sleep(every/2 + time.Duration(rand.Int64N(int64(every))))
	}
}
