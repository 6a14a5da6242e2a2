type Numbers = (value: number) => string

/** `86 m`, `1.24 km`, `35.2 km`: three figures that are worth reading. */
export function lengthText(metres: number, number: Numbers): string {
  if (metres < 1000) return `${number(metres < 10 ? round(metres, 1) : Math.round(metres))} m`
  const kilometres = metres / 1000
  return `${number(round(kilometres, kilometres < 10 ? 2 : kilometres < 1000 ? 1 : 0))} km`
}

/** Square metres up to a hectare, hectares up to a square kilometre, square kilometres from there. */
export function areaText(squareMetres: number, number: Numbers): string {
  if (squareMetres < 10_000) return `${number(Math.round(squareMetres))} m²`
  if (squareMetres < 1_000_000) return `${number(round(squareMetres / 10_000, 2))} ha`
  const squareKilometres = squareMetres / 1_000_000
  return `${number(round(squareKilometres, squareKilometres < 100 ? 2 : 0))} km²`
}

/** A mu (亩) is a fifteenth of a hectare; land is told in it in China. */
export function muOf(squareMetres: number): number {
  return round(squareMetres / (10_000 / 15), squareMetres < 1_000_000 ? 1 : 0)
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
