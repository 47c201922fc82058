/**
 * The direct child on Linux: a small Perl program that forks, executes the command and waits for it, because Node tells neither the
 * CPU time nor the memory of a child, and sees its end only after its own event loop has come round. Perl is part of every Debian and
 * Ubuntu installation and of the hosted runners. No module is loaded: `POSIX` alone would add 14 ms to the start of 2 ms.
 *
 * Arguments: the system-call numbers of prctl, clock_gettime, wait4 and sched_setaffinity, the cores of the command as the kernel's bit
 * mask in hex ('' for all), then the command. Descriptor 3: report lines in JSON.
 *
 *     {"errno": 2}                                        the command could not be executed
 *     {"wallNs": …, "status": …, "usage": [18 longs]}     it ended: wait status, struct rusage
 *     {"left": ["sleep"], "stuck": 0}                     what it left behind was killed and is gone
 *
 * Signals: TERM asks the command's process group to end; ALRM kills everything below at once, and is what the kernel sends when
 * this program's own parent dies, so that a killed parent leaves nothing running.
 *
 * Decisions that do not show:
 * - Being child subreaper (prctl 36), it inherits every orphan below it, also those of setsid and double fork: nothing escapes by
 *   leaving the process group or by clearing its environment.
 * - A report nobody reads any more must not end it (SIGPIPE) before it has cleared the tree.
 * - The oom_score_adj is raised before the fork and put back after it, so that the command inherits it outside the measured time.
 * - The clock is read as the last thing before exec and the first after wait4. Read before the fork, it would add the copying of
 *   Perl's own memory, 0.3 ms; read here, times agree with hyperfine's (bench/overhead).
 * - The mask of cores is set before the clock is read, so that a move to another core is not in the time; this program itself stays
 *   where it may run at once. A mask that the kernel refuses is an error of the start, never a run on other cores than it says.
 * - Perl's own switches and the locale reach the command but not this program, which would be slowed or made to print warnings by
 *   them: their values arrive as STRESS_RESTORE_…, variables to be unset as STRESS_REMOVE_… (`launcher-environment.ts`).
 * - Descendants have 200 ms to end by themselves before they count as left behind: the last writers of a pipeline often need some.
 */
export const LAUNCHER_PROGRAM = String.raw`
$0 = 'stress-launcher';
for (sort keys %ENV) {
  $ENV{$1} = delete $ENV{$_} if /^STRESS_RESTORE_(.+)/;
  delete @ENV{$_, $1} if /^STRESS_REMOVE_(.+)/;
}
my ($prctl, $clock, $wait4, $affinity) = map { $_ + 0 } splice @ARGV, 0, 4;
my $cores = pack 'H*', shift;
open my $report, '>&=', 3 or exit 125;
fcntl $report, 2, 1;

sub children {
  my %found;
  opendir my $proc, '/proc' or return %found;
  for my $pid (grep /^\d+$/, readdir $proc) {
    open my $stat, '<', "/proc/$pid/stat" or next;
    my ($name, $parent) = (<$stat> // '') =~ /^\d+ \((.*)\) \S (\d+)/s or next;
    ($found{$pid} = $name) =~ s/[^\w.:+-]/_/g if $parent == $$;
  }
  return %found;
}

my ($pid, $stopped);
$SIG{PIPE} = 'IGNORE';
$SIG{TERM} = sub { $stopped = 1; kill 'TERM', -$pid if $pid };
$SIG{ALRM} = sub { $stopped = 1; my %c = children(); kill 'KILL', keys %c; kill 'KILL', -$pid if $pid };
syscall($prctl, 36, 1, 0, 0, 0) == 0 or exit 124;
syscall $prctl, 1, 14, 0, 0, 0;

my $score;
if (open my $adj, '+<', '/proc/self/oom_score_adj') {
  $score = <$adj> + 0;
  if ($score < 800) { seek $adj, 0, 0; print $adj 800 } else { undef $score }
  close $adj;
}

my ($before, $after, $status, $usage) = ("\0" x 16, "\0" x 16, "\0" x 4, "\0" x 144);
pipe my $stamp, my $stamper or exit 122;
$pid = fork;
if (defined $pid && $pid == 0) {
  $SIG{TERM} = $SIG{ALRM} = $SIG{PIPE} = 'DEFAULT';
  setpgrp;
  if ($cores ne '' && syscall($affinity, 0, length $cores, $cores) == -1) {
    syswrite $report, sprintf qq({"errno":%d}\n), $!;
    exit 127;
  }
  syscall $clock, 1, $before;
  syswrite $stamper, $before;
  exec { $ARGV[0] } @ARGV;
  syswrite $report, sprintf qq({"errno":%d}\n), $!;
  exit 127;
}
if (!defined $pid) { syswrite $report, sprintf qq({"errno":%d}\n), $!; exit 123 }
if (defined $score && open my $adj, '>', '/proc/self/oom_score_adj') { print $adj $score; close $adj }
close $stamper;
kill 'KILL', $pid if $stopped;
1 while syscall($wait4, $pid, $status, 0, $usage) == -1 && $! == 4;
syscall $clock, 1, $after;
$before = $after unless sysread($stamp, $before, 16) == 16;
my ($s0, $n0, $s1, $n1) = unpack 'q4', $before . $after;
syswrite $report, sprintf qq({"wallNs":%d,"status":%d,"usage":[%s]}\n),
  ($s1 - $s0) * 1e9 + $n1 - $n0, unpack('i', $status), join ',', unpack 'q18', $usage;

my ($tick, %left, %stuck) = 0;
until ((my $reaped = waitpid -1, 1) == -1) {
  next if $reaped > 0;
  if ($stopped || $tick >= 20) { my %c = children(); @left{keys %c} = values %c; kill 'KILL', keys %c }
  if (++$tick > 300) { %stuck = children(); last }
  select undef, undef, undef, 0.01;
}
syswrite $report, sprintf qq({"left":[%s],"stuck":%d}\n), join(',', map { qq("$_") } values %left), scalar keys %stuck;
`;

/** Numbers of the system calls that the program needs, by `process.arch`. Source: the kernel's syscall tables. */
export const SYSTEM_CALLS: Readonly<Partial<Record<NodeJS.Architecture, readonly number[]>>> = {
  x64: [157, 228, 61, 203],
  arm64: [167, 113, 260, 122],
};
