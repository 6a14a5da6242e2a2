/** Something that is listed by theme and found by name. */
interface Listed {
  name: string
  layer: { theme?: string | null; nameEn?: string | null; name: string }
}

/** Layers by theme, in the order in which the themes first come, those without one last; only what a search matches. */
export function groupsOf<T extends Listed>(choices: T[], search: string, other: string): { theme: string; choices: T[] }[] {
  const words = search.trim().toLowerCase()
  const groups = new Map<string, T[]>()
  const rest: T[] = []
  for (const choice of choices) {
    const { theme, name, nameEn } = choice.layer
    if (words && ![name, nameEn ?? '', theme ?? ''].some((one) => one.toLowerCase().includes(words))) continue
    if (theme) groups.set(theme, [...(groups.get(theme) ?? []), choice])
    else rest.push(choice)
  }
  return [...[...groups].map(([theme, list]) => ({ theme, choices: list })), ...(rest.length > 0 ? [{ theme: other, choices: rest }] : [])]
}
