import type { APIRoute } from 'astro';
import { downloadPaths } from '../../effect/downloads.ts';

export const getStaticPaths = downloadPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text);
