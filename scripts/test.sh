# Every check there is; sourced by ./jingwei. Ends with one line: N passed, N failed, N skipped.

# Installs Debian packages where that is allowed, else says how: WHAT WHY PACKAGE…
install_packages() {
    local what=$1 why=$2 install="apt-get install -y --no-install-recommends ${*:3}"
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        echo "installing $what …"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null ||
            die "$what could not be installed; run: $install"
    else
        die "$why; run: sudo $install"
    fi
}

need_browser() {
    if { command -v chromium >/dev/null || command -v google-chrome >/dev/null; } && has_chinese_font; then
        return
    fi
    install_packages "Chromium and a Chinese font" "the browser tests need Chromium and a Chinese font" chromium fonts-noto-cjk fontconfig
}

has_chinese_font() {
    command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh family) ]]
}

need_mariadb() {
    if command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null; then
        return
    fi
    install_packages MariaDB "the tests of pulled databases need MariaDB" mariadb-server
}

need_gdal() {
    if command -v ogrinfo >/dev/null && command -v ogr2ogr >/dev/null; then
        return
    fi
    install_packages GDAL "the tests of the OGC APIs read layers with GDAL" gdal-bin
}

need_libdeflate() {
    if ldconfig -p | grep -q 'libdeflate\.so\.0'; then
        return
    fi
    install_packages libdeflate "the tests of packed tiles compare libdeflate" libdeflate0
}

test_web() {
    echo "== web: lint, types, unit tests, build"
    mkdir -p "$reports"
    # Where a function is asked whether it failed, bash does not stop at the first failure in it: each is kept.
    (
        failed=0
        cd web
        [[ node_modules/.package-lock.json -nt package-lock.json ]] || npm ci --no-progress --loglevel=error || failed=1
        npm run --silent lint || failed=1
        npm run --silent typecheck || failed=1
        npm test --silent -- --reporter=default --reporter=json --outputFile="$reports/web.json" || failed=1
        npm run --silent build || failed=1
        exit $failed
    )
}

test_java() {
    echo "== java: format, compile, boundaries, unit and integration tests${1:+ ($1)}"
    find . -path '*/target/surefire-reports/*.xml' -not -path './web/*' -delete
    mvn -B -ntp -fae verify "${@:2}"
}

# The reading of the lake on a real Trino: a coordinator and a worker on loopback. Fetches 540 MB the
# first time, takes about three minutes, and is no part of the other tests.
test_trino() {
    echo "== trino: the suite of reads on a cluster"
    setup
    mvn -B -ntp -Ptrino test -pl engine/lake -am -Dgroups=trino -Dsurefire.failIfNoSpecifiedTests=false
}

run_tests() {
    local quick=false failed=0
    if [[ ${1:-} == --trino ]]; then
        test_trino
        return
    fi
    [[ ${1:-} == --quick ]] && quick=true
    reports=$here/build-report
    rm -rf "$reports" && mkdir -p "$reports"
    setup
    need_mariadb
    need_gdal
    need_libdeflate
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
