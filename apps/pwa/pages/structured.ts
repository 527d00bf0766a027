import type { PageFrame } from '#shared/pages/page.ts'

/** Who we are, as search engines read it (schema.org). Nothing that the page itself does not say. */
export function organizationFacts({ agency, publicUrl }: PageFrame): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: agency.name,
    url: publicUrl,
    address: agency.address,
    telephone: agency.phone,
    email: agency.email,
  }
}

export function questionFacts(
  questions: readonly { question: string; answer: string }[],
): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  }
}
