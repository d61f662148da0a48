import type { APIRoute } from 'astro';
import { releaseDownloads } from '../../../../effect/downloads.ts';

export const getStaticPaths = releaseDownloads;

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text);
