# Measures, and prints Markdown tables; sourced by ./jingwei. Figures go into BENCHMARKS.md by hand,
# with the machine and its load beside them.

bench_java() {
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Xmx"${BENCH_HEAP:-4g}" -cp "bench/target/jingwei-bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*" org.jingwei.bench.Bench "$@"
}

seconds_since() {
    awk -v now="$(date +%s.%N)" -v then="$1" 'BEGIN { printf "%.1f", now - then }'
}

await_server() {
    for _ in $(seq 600); do
        curl -sf "http://127.0.0.1:$JINGWEI_PORT/actuator/health" >/dev/null 2>&1 && return
        kill -0 "$server" 2>/dev/null || die "the server did not start"
        sleep 0.05
    done
    die "the server was not up after 30 s"
}

say_machine() {
    echo "machine: $(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo), $("$JAVA_HOME/bin/java" -version 2>&1 | head -1), load $(cut -d' ' -f1-3 /proc/loadavg)"
}

build_bench() {
    setup
    build_web
    build_server
    maven -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip -Dspring-boot.repackage.skip -pl bench -am package
    say_machine
}

# Has this process and what it starts share no more memory than that, what the system keeps of files
# for them included: the way to measure data larger than memory on a large machine.
confine() {
    local group=/sys/fs/cgroup/memory/jingwei-bench limit=memory.limit_in_bytes
    if [[ -f /sys/fs/cgroup/cgroup.controllers ]]; then
        group=/sys/fs/cgroup/jingwei-bench limit=memory.max
    fi
    mkdir -p "$group" && echo "$1" >"$group/$limit" && echo "$BASHPID" >"$group/cgroup.procs" ||
        die "memory cannot be limited here; --memory needs control groups and the right to make one"
}

# Starts the server on a data folder and waits for its first answer.
start_bench_server() {
    export JINGWEI_DATA=$1 JINGWEI_PORT=18099 JINGWEI_FIRST_PASSWORD_FILE=$1/first-password
    mkdir -p "$1"
    ([[ -z ${BENCH_MEMORY:-} ]] || confine "$BENCH_MEMORY"; run_server) >"$1/server.log" 2>&1 &
    server=$!
    await_server
}

end_bench_server() {
    kill -TERM "$server"
    wait "$server" 2>/dev/null || true
}

load_bench_city() {
    load_demo "$@" >"$JINGWEI_DATA/demo.log" 2>&1 || die "the demo city could not be loaded: $(tail -3 "$JINGWEI_DATA/demo.log")"
}

administrator_password() {
    node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).find((a) => a.username === "administrator").password' "$JINGWEI_DATA/demo-accounts.json"
}

# The memory a process has had at most, with all that it mapped privately.
peak_memory() {
    awk '/VmHWM/ {printf "%.2f GiB", $2 / 1048576}' "/proc/$1/status"
}

run_bench() {
    case ${1:-} in
        lake) shift && bench_lake "$@" ;;
        tiles) shift && bench_tiles "$@" ;;
        inspections) shift && bench_inspections "$@" ;;
        gate) bench_gate ;;
        '' | [0-9]*) bench_all "$@" ;;
        *) die "there is no bench $1; ./jingwei help lists them" ;;
    esac
}

# A year of inspections planned with and without joint visits, without a server.
bench_inspections() {
    local enterprises=12000 tasks=60000
    while (($#)); do
        case $1 in
            --enterprises) enterprises=${2:?--enterprises needs a number}; shift ;;
            --tasks) tasks=${2:?--tasks needs a number}; shift ;;
            *) die "unknown option $1; bench inspections takes --enterprises and --tasks" ;;
        esac
        shift
    done
    setup
    maven -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip -Dspring-boot.repackage.skip -pl bench -am package
    say_machine
    BENCH_HEAP=${BENCH_HEAP:-2g} bench_java inspections "$enterprises" "$tasks"
    echo
    echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
}

# The tile index alone, without a server: 0.5 and 5 million points, the latter beside PostGIS where it
# is installed (apt-get install --no-install-recommends postgresql-15-postgis-3 on Debian 12), and with
# --large also 50 million, which takes some 12 GiB of memory. With --server then the map of a running
# server over HTTP: the first map in a browser, a batch until it is drawn, tiles, 1,000 open maps, and
# a restart from disk.
bench_tiles() {
    local large='' served='' points=5000000
    while (($#)); do
        case $1 in
            --large) large=yes ;;
            --server) served=yes ;;
            --points) points=${2:?--points needs a number}; shift ;;
            *) die "unknown option $1; bench tiles takes --large, --server and --points" ;;
        esac
        shift
    done
    setup
    maven -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip -Dspring-boot.repackage.skip -pl bench -am package
    say_machine
    bench_java tiles 500000
    bench_java tiles "$points" --postgis
    [[ -z $large ]] || BENCH_HEAP=9g bench_java tiles 50000000
    [[ -z $served ]] || bench_map "$points"
    echo
    echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
}

bench_map() {
    local scratch started
    build_bench
    scratch=$(mktemp -d)
    trap 'stop_server' INT TERM EXIT
    start_bench_server "$scratch"
    load_bench_city
    bench_java browser "http://127.0.0.1:$JINGWEI_PORT" administrator "$(administrator_password)"
    bench_java map "http://127.0.0.1:$JINGWEI_PORT" administrator "$(administrator_password)" "$scratch/demo/areas.csv" "$(server_process)" "$1"
    end_bench_server
    started=$(date +%s.%N)
    start_bench_server "$scratch"
    echo "* restart to the first answer: $(seconds_since "$started") s"
    bench_java map "http://127.0.0.1:$JINGWEI_PORT" administrator "$(administrator_password)" "$scratch/demo/areas.csv" "$(server_process)" again
    trap - INT TERM EXIT
    end_bench_server
    rm -rf "$scratch"
}

# The server itself, where a shell was started around it.
server_process() {
    pgrep -P "$server" java || echo "$server"
}

# Intake of a file, and slices while the lake grows. The data folder is kept with --rows, so that a
# run that was broken off goes on where it stood. With --memory the server and its database share that
# much, so that the data may be larger.
bench_lake() {
    local file_rows=10m rows=30m folder=${BENCH_DATA:-}
    while (($#)); do
        case $1 in
            --file-rows) file_rows=${2:?--file-rows needs a number}; shift ;;
            --rows) rows=${2:?--rows needs a number}; folder=${folder:-$here/bench-data}; shift ;;
            --memory) BENCH_MEMORY=${2:?--memory needs a size}; shift ;;
            *) die "unknown option $1; bench lake takes --rows, --file-rows and --memory" ;;
        esac
        shift
    done
    local scratch=${folder:-$(mktemp -d)}
    # The run has the files merged itself, and says how long that took.
    export JINGWEI_KEEPING_MINUTES=${JINGWEI_KEEPING_MINUTES:-600} JINGWEI_LAKE_MEMORY_BYTES=${JINGWEI_LAKE_MEMORY_BYTES:-2147483648}
    build_bench
    trap 'stop_server' INT TERM EXIT
    start_bench_server "$scratch"
    load_bench_city --records 2000
    bench_java lake "http://127.0.0.1:$JINGWEI_PORT" administrator "$(administrator_password)" "$scratch" "$file_rows" "$rows"
    echo
    echo "server's memory at most: $(peak_memory "$(server_process)"), load after: $(cut -d' ' -f1-3 /proc/loadavg)"
    trap - INT TERM EXIT
    end_bench_server
    [[ -n $folder ]] || rm -rf "$scratch"
}

# A matter checked against all rules, beside 100,000 others.
bench_gate() {
    local scratch
    build_bench
    scratch=$(mktemp -d)
    trap 'stop_server' INT TERM EXIT
    start_bench_server "$scratch"
    load_bench_city --records 2000
    bench_java gate "http://127.0.0.1:$JINGWEI_PORT" administrator "$(administrator_password)" "$scratch"
    echo
    echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
    trap - INT TERM EXIT
    end_bench_server
    rm -rf "$scratch"
}

bench_all() {
    local rows=${1:-1000000} started scratch
    build_bench
    bench_java tiles 500000
    bench_java tiles 5000000
    bench_java search 1000000

    scratch=$(mktemp -d)
    trap 'stop_server' INT TERM EXIT
    echo
    echo "### Start"
    echo
    started=$(date +%s.%N)
    start_bench_server "$scratch"
    echo "* empty data folder to first answer: $(seconds_since "$started") s"
    started=$(date +%s.%N)
    load_bench_city
    echo "* demo city of 200,000 records generated and loaded: $(seconds_since "$started") s"
    end_bench_server
    started=$(date +%s.%N)
    start_bench_server "$scratch"
    echo "* second start, with the demo city: $(seconds_since "$started") s"
    bench_java system "http://127.0.0.1:$JINGWEI_PORT" administrator "$(administrator_password)" "$scratch/demo/areas.csv" "$rows"
    echo
    echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
    trap - INT TERM EXIT
    end_bench_server
    rm -rf "$scratch"
}
