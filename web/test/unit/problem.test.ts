import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/api'

describe('a problem answered by the server', () => {
  it('keeps code, rule, detail and the lines that were wrong', () => {
    const problem = Problem.parse(422, JSON.stringify({
      title: 'Refused', code: 'area.orphan', rule: 'AREA_PARENT', detail: 'Line 7 names a parent that is not there.',
      errors: [{ line: 7, column: 'parent', reason: 'unknown parent 3599' }],
    }), null)
    expect(problem).toMatchObject({ status: 422, code: 'area.orphan', rule: 'AREA_PARENT', detail: 'Line 7 names a parent that is not there.' })
    expect(problem.errors).toEqual([{ line: 7, column: 'parent', reason: 'unknown parent 3599' }])
  })
  it('has a code even when the answer is no JSON', () => {
    expect(Problem.parse(502, '<html>Bad gateway</html>', null).code).toBe('http.502')
  })
  it('reads the time to wait as seconds or as a date', () => {
    expect(Problem.parse(429, '{}', '25').retryAfterSeconds).toBe(25)
    const date = new Date(Date.now() + 60_000).toUTCString()
    expect(Problem.parse(429, '{}', date).retryAfterSeconds).toBeGreaterThan(50)
    expect(Problem.parse(429, '{}', null).retryAfterSeconds).toBeNull()
  })
  it('is made of anything that was thrown', () => {
    expect(Problem.of(new TypeError('x is undefined'))).toMatchObject({ code: 'client.unexpected', detail: 'x is undefined' })
  })
})
