/**
 * The areas of a scope as the audit keeps it: ranges of stored 18-digit codes, `lo-hi`. A range that is all below one code
 * is shown as that code, one that holds every code as nothing; what is no such range stays as it is.
 */
export function scopeParts(scope: string): string[] {
  return scope.split(/[\s,;]+/).filter((part) => part !== '').map((part) => {
    const range = /^(\d{1,18})-(\d{18})$/.exec(part)
    if (!range?.[1] || !range[2]) return part
    if (Number(range[1]) <= 1 && /^9+$/.test(range[2])) return ''
    const low = range[1].padStart(18, '0')
    const code = commonBeginning(low, range[2])
    return /^0*$/.test(low.slice(code.length)) && /^9*$/.test(range[2].slice(code.length)) ? code : part
  })
}

function commonBeginning(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return a.slice(0, length)
}
