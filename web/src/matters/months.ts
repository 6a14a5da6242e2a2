import type { CalendarDay } from '../api'

/** A day of a month's table, and what it is. */
export interface MonthDay {
  day: string
  number: number
  working: boolean
  said?: CalendarDay
}

const pad = (part: number) => String(part).padStart(2, '0')

/** The weeks of a month from Monday to Sunday, with nothing where another month begins or ends. */
export function weeksOf(year: number, month: number, days: CalendarDay[]): (MonthDay | null)[][] {
  const said = new Map(days.map((one) => [one.day, one]))
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const cells: (MonthDay | null)[] = Array.from({ length: (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7 }, () => null)
  for (let number = 1; number <= length; number++) {
    const day = `${year}-${pad(month)}-${pad(number)}`
    const weekday = cells.length % 7
    cells.push({ day, number, working: said.get(day)?.working ?? weekday < 5, said: said.get(day) })
  }
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
