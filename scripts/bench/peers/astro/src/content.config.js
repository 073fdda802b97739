import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { z } from 'astro/zod'

const papers = defineCollection({
  loader: glob({ base: './content/papers', pattern: '**/*.md' }),
  schema: z.object({
    title: z.string(),
    authors: z.array(z.string()),
    added: z.coerce.date(),
    arxiv: z.string().optional(),
    venue: z.object({ name: z.string() }).optional(),
    topics: z.array(z.string()),
    summary: z.string(),
    results: z
      .array(
        z.object({
          metric: z.string(),
          of: z.string(),
          value: z.number(),
          unit: z.string(),
          against: z.string().optional(),
        }),
      )
      .optional(),
    abstract: z.string().optional(),
  }),
})

const topics = defineCollection({
  loader: file('topics.json'),
  schema: z.object({ name: z.string(), description: z.string() }),
})

export const collections = { papers, topics }
