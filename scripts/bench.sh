# Measures, and prints Markdown tables; sourced by ./jingwei. Figures go into BENCHMARKS.md by hand,
# with the machine and its load beside them.

bench_java() {
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Xmx4g -cp "bench/target/jingwei-bench-0.1.0-SNAPSHOT.jar:bench/target/lib/*" org.jingwei.bench.Bench "$@"
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

run_bench() {
    local rows=${1:-1000000} started scratch
    setup
    build_web
    build_server
    maven -DskipTests -Dspotless.check.skip -Dcheckstyle.skip -pl bench -am package
    echo "machine: $(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo), $("$JAVA_HOME/bin/java" -version 2>&1 | head -1), load $(cut -d' ' -f1-3 /proc/loadavg)"
    bench_java tiles 500000
    bench_java tiles 5000000

    scratch=$(mktemp -d)
    export JINGWEI_DATA=$scratch JINGWEI_PORT=18099 JINGWEI_FIRST_PASSWORD_FILE=$scratch/first-password
    trap 'stop_server' INT TERM EXIT
    echo
    echo "### Start"
    echo
    started=$(date +%s.%N)
    (run_server) >"$scratch/server.log" 2>&1 &
    server=$!
    await_server
    echo "* empty data folder to first answer: $(seconds_since "$started") s"
    started=$(date +%s.%N)
    load_demo >"$scratch/demo.log" 2>&1 || die "the demo city could not be loaded: $(tail -3 "$scratch/demo.log")"
    echo "* demo city of 200,000 records generated and loaded: $(seconds_since "$started") s"
    kill -TERM "$server"
    wait "$server" 2>/dev/null || true
    started=$(date +%s.%N)
    (run_server) >"$scratch/server.log" 2>&1 &
    server=$!
    await_server
    echo "* second start, with the demo city: $(seconds_since "$started") s"
    bench_java system "http://127.0.0.1:$JINGWEI_PORT" administrator \
        "$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).find((a) => a.username === "administrator").password' "$scratch/demo-accounts.json")" \
        "$scratch/demo/areas.csv" "$rows"
    echo
    echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
    trap - INT TERM EXIT
    kill -TERM "$server"
    wait "$server" 2>/dev/null || true
    rm -rf "$scratch"
}
