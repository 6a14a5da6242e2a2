import type { Dataset } from '../api'
import { useWords } from '../i18n'

/** What elements and rules are called: the platform's rules by their code, the dataset's own by its message. */
export function useRuleWords(dataset: () => Dataset) {
  const { pick, word } = useWords()

  function labelOf(column: string | number | null | undefined): string {
    const element = dataset().elements.find((one) => one.name === column)
    return element ? pick(element.label, element.labelEn) : String(column || '–')
  }

  function ruleOf(rule: string): string {
    const check = dataset().checks?.find((one) => one.id === rule)
    return check ? pick(check.message, check.messageEn) : word('refusal', rule)
  }
  return { labelOf, ruleOf }
}
