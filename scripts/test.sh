# Every check there is; sourced by ./jingwei. Ends with one line: N passed, N failed, N skipped.

need_browser() {
    if { command -v chromium >/dev/null || command -v google-chrome >/dev/null; } && has_chinese_font; then
        return
    fi
    local install="apt-get install -y --no-install-recommends chromium fonts-noto-cjk fontconfig"
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        echo "installing Chromium and a Chinese font …"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null ||
            die "Chromium could not be installed; run: $install"
    else
        die "the browser tests need Chromium and a Chinese font; run: sudo $install"
    fi
}

has_chinese_font() {
    command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh family) ]]
}

test_web() {
    echo "== web: lint, types, unit tests, build"
    mkdir -p "$reports"
    (
        cd web
        [[ node_modules/.package-lock.json -nt package-lock.json ]] || npm ci --no-progress --loglevel=error
        npm run --silent lint
        npm run --silent typecheck
        npm test --silent -- --reporter=default --reporter=json --outputFile="$reports/web.json"
        npm run --silent build
    )
}

test_java() {
    echo "== java: format, compile, boundaries, unit and integration tests${1:+ ($1)}"
    find . -path '*/target/surefire-reports/*.xml' -not -path './web/*' -delete
    mvn -B -ntp -fae verify "${@:2}"
}

run_tests() {
    local quick=false failed=0
    [[ ${1:-} == --quick ]] && quick=true
    reports=$here/build-report
    rm -rf "$reports" && mkdir -p "$reports"
    setup
    test_web || failed=1
    if $quick; then
        test_java "without the browser" -pl '!acceptance' || failed=1
    else
        need_browser
        test_java "" || failed=1
    fi
    node scripts/summary.mjs "$reports" "$here" || failed=1
    return $failed
}
