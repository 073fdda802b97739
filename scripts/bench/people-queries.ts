/**
 * What people would type who want one paper of our own list, so that the search is also measured by words that no
 * program has drawn. They were made up with the records read, not cut out of titles: what one remembers of a paper,
 * what it found or was called, how hands and ears get it wrong. All facts are the list's own; no log of real readers
 * stands behind them. They were written before any was tried in a search, so a query that fails stays as it is.
 */

/**
 * remembered: what it is about, what it found, where it appeared · typo: a word wrong, as hands or ears get it wrong ·
 * name: a system, a method or an acronym, spelt somehow · author: a person, mostly with a word of the subject ·
 * identifier: an id or address, typed or pasted · prefix: the beginning of a title, stopped within a word.
 */
export type PeopleQueryKind = 'remembered' | 'typo' | 'name' | 'author' | 'identifier' | 'prefix'

export interface PeopleQuery {
  text: string
  /** Id of the only paper of our list that a reasonable person would mean by it. */
  paper: string
  kind: PeopleQueryKind
}

/** Grouped by kind; no text stands there twice. */
export const peopleQueries: readonly PeopleQuery[] = [
  ...ask('remembered', [
    ['heavy hitter kv cache', 'zhang-2023-h2o-heavy-hitter'],
    ['fast kernel for nsa, few query heads per group', 'yan-2025-flash-sparse-attention'],
    ['low rank keys, values offloaded to cpu', 'sun-2024-shadowkv-kv-cache'],
    ['kv cache on disk single graphics card', 'sun-2025-breaking-boundaries-long'],
    ['merge similar keys instead of evicting', 'wang-2024-model-tells-you'],
    ['fetch kv entries only when the meaning changes', 'wu-2025-louiskv-efficient-kv'],
    ['prune 70% of the kv cache bitmap format', 'joo-2025-mustafar-promoting-unstructured'],
    ['4 bit estimate of attention before prefill', 'ji-2025-sale-low-bit'],
    ['each head sees a different shard of the context', 'lin-2024-efficient-llm-training'],
    ['images that make a vlm waste energy', 'gao-2024-inducing-high-energy'],
    ['train big network once then shrink it for every device', 'cai-2019-once-all-train'],
    ['nas latency on a pixel phone cvpr', 'tan-2018-mnasnet-platform-aware'],
    ['predict latency of unseen device from ten samples', 'lee-2021-help-hardware-adaptive'],
    ['predict fpga resources before synthesis', 'hawks-2025-wa-hls4ml-benchmark'],
    ['prefill and decode on the same gpu, shared weights', 'hong-2025-semi-pd-efficient'],
    ['webpage inference kernels generated jit', 'jia-2023-accelerating-browser-deep'],
    ['70b llama in 3 gb memory on edge devices', 'li-2024-tpi-llm-serving'],
    ['coder and judge agents nsight', 'zhang-2025-cudaforge-agent-framework'],
    ['llm written kernels huawei npu tpu benchmark', 'wen-2025-multikernelbench-multi-platform'],
    ['generated kernels cheat the tests verifier', 'lange-2025-robust-agentic-cuda'],
    ['whole moe layer as one persistent kernel', 'aimuyo-2025-flashmoe-fast-distributed'],
    ['int6 quantisation tensor cores', 'zhang-2025-flexq-efficient-post'],
    ['any bit width matmul decomposed into single bits', 'ma-2024-efficient-arbitrary-precision'],
    ['gh200 grace cpu slow at small batch', 'vellaisamy-2025-characterizing-optimizing-llm'],
    ['asplos 2026 low precision compiler', 'ding-2025-tilus-virtual-machine'],
    ['trillion parameter serving nvme offload 2022', 'aminabadi-2022-deepspeed-inference-enabling'],
    ['bert on xeon faster than onnx runtime', 'shen-2023-efficient-sparse-inference'],
    ['spgemm thesis intel piuma', 'shivdikar-2021-smash-sparse-matrix'],
    ['gnn training features in host memory pcie', 'min-2021-large-graph-convolutional'],
    ['router decides per prompt which layers to skip', 'jain-2024-first-finetuning-router'],
    ['activations to zero no retraining colm', 'lee-2024-cats-contextually-aware'],
    ['linear attention for the unimportant weights video', 'zhang-2025-sla-beyond-sparsity'],
    ['reuse softmax statistics from previous diffusion step', 'chen-2025-re-ttention-ultra'],
    ['fine tuning drop redundant tokens to save activations', 'wang-2025-lemo-enabling-less'],
    ['opt-175b zeroth order two gpus forward passes', 'wang-2025-distzo2-high-throughput'],
    ['several lora adapters one base model microbatches', 'zhu-2025-lorafusion-efficient-lora'],
    ['is int4 or moe more energy efficient, 100 combinations', 'yuan-2025-efficientllm-efficiency-large'],
    ['all-reduce fused with rmsnorm', 'gond-2025-tokenweave-efficient-compute'],
    ['object detection on phones with other apps running', 'xu-2020-approxdet-content-contention'],
  ]),
  ...ask('typo', [
    ['flash spares attention', 'yan-2025-flash-sparse-attention'],
    ['hessain mixed precision', 'schaefer-2023-augmenting-hessians-inter'],
    ['kv retreival reasoning long outputs', 'wu-2025-louiskv-efficient-kv'],
    ['proxyles nueral architecture search', 'cai-2018-proxylessnas-direct-neural'],
    ['spikking networks one timestep', 'chowdhury-2021-one-timestep-all'],
    ['difussion language model cache', 'ma-2025-dkv-cache-cache'],
    ['neigbourhood attention', 'hassani-2024-faster-neighborhood-attention'],
    ['unstuctured kv cache pruning', 'joo-2025-mustafar-promoting-unstructured'],
    ['inceptoin convnext', 'yu-2023-inceptionnext-inception-meets'],
    ['heavy hiter oracel', 'zhang-2023-h2o-heavy-hitter'],
    ['tokenweeve', 'gond-2025-tokenweave-efficient-compute'],
    ['shaddowkv', 'sun-2024-shadowkv-kv-cache'],
    ['marlim mixed precision', 'frantar-2024-marlin-mixed-precision'],
    ['contextualy aware tresholding', 'lee-2024-cats-contextually-aware'],
    ['hetrogeneous context sharding', 'lin-2024-efficient-llm-training'],
    ['low rank svd strreaming', 'shao-2025-flashsvd-memory-efficient'],
    ['chunk level sparcity end side', 'song-2025-blockffn-end-side'],
    ['vebrose images', 'gao-2024-inducing-high-energy'],
    ['lora fusoin', 'zhu-2025-lorafusion-efficient-lora'],
    ['dissaggregated prefill unified storage', 'hong-2025-semi-pd-efficient'],
  ]),
  ...ask('name', [
    ['h2o', 'zhang-2023-h2o-heavy-hitter'],
    ['Flash MoE', 'aimuyo-2025-flashmoe-fast-distributed'],
    ['once for all', 'cai-2019-once-all-train'],
    ['MOE2', 'jin-2025-moe2-optimizing-collaborative'],
    ['a2ats', 'he-2025-a2ats-retrieval-based'],
    ['MNASNET', 'tan-2018-mnasnet-platform-aware'],
    ['semipd', 'hong-2025-semi-pd-efficient'],
    ['rettention', 'chen-2025-re-ttention-ultra'],
    ['tpi llm', 'li-2024-tpi-llm-serving'],
    ['nnjit', 'jia-2023-accelerating-browser-deep'],
    ['dkvcache', 'ma-2025-dkv-cache-cache'],
    ['multi kernel bench', 'wen-2025-multikernelbench-multi-platform'],
    ['nemotron', 'fu-2025-nemotron-flash-latency'],
    ['leoam', 'sun-2025-breaking-boundaries-long'],
    ['kvmerger', 'wang-2024-model-tells-you'],
    ['splitfuse', 'holmes-2024-deepspeed-fastgen-high'],
    ['flash butterfly', 'fu-2023-simple-hardware-efficient'],
    ['longgen', 'ge-2024-little-goes-long'],
    ['NATTEN', 'hassani-2024-faster-neighborhood-attention'],
    ['edge-reasoning', 'kubwimana-2025-edgereasoning-characterizing-reasoning'],
    ['bipolar int', 'ma-2024-efficient-arbitrary-precision'],
    ['cuda llm', 'chen-2025-cuda-llm-llms'],
  ]),
  ...ask('author', [
    ['aimuyo', 'aimuyo-2025-flashmoe-fast-distributed'],
    ['frantar 4 bit', 'frantar-2024-marlin-mixed-precision'],
    ['han cai direct search', 'cai-2018-proxylessnas-direct-neural'],
    ['hassani attention', 'hassani-2024-faster-neighborhood-attention'],
    ['jinghan yao inference', 'yao-2023-flover-temporal-fusion'],
    ['harvie zhang', 'zhang-2024-hyperzzw-operator-connects'],
    ['david ha cuda', 'lange-2025-robust-agentic-cuda'],
    ['hidayetoglu graph', 'min-2021-large-graph-convolutional'],
    ['christopher re long convolution', 'fu-2023-simple-hardware-efficient'],
    ['beidi chen shadow', 'sun-2024-shadowkv-kv-cache'],
    ['stoica diffusion attention', 'zhang-2025-sla-beyond-sparsity'],
    ['van keirsbilck', 'fu-2025-nemotron-flash-latency'],
    ['kubwimana reasoning', 'kubwimana-2025-edgereasoning-characterizing-reasoning'],
    ['hayeon lee nas', 'lee-2021-help-hardware-adaptive'],
    ['vellaisami coupled cpu gpu', 'vellaisamy-2025-characterizing-optimizing-llm'],
    ['holmes tanaka deepspeed', 'holmes-2024-deepspeed-fastgen-high'],
  ]),
  ...ask('identifier', [
    ['2508.18224', 'yan-2025-flash-sparse-attention'],
    ['arXiv:2306.14048v3', 'zhang-2023-h2o-heavy-hitter'],
    ['https://arxiv.org/abs/2501.09767', 'wang-2025-lemo-enabling-less'],
    ['arxiv.org/pdf/2409.17870v1.pdf', 'ma-2024-efficient-arbitrary-precision'],
    ['https://huggingface.co/papers/2505.22918', 'chen-2025-re-ttention-ultra'],
    ['10.48550/arXiv.2505.15781', 'ma-2025-dkv-cache-cache'],
    ['https://doi.org/10.1145/3760250.3762219', 'ding-2025-tilus-virtual-machine'],
    ['doi:10.18653/v1/2025.findings-emnlp.1197', 'jain-2024-first-finetuning-router'],
    ['10.1109/sc41404.2022.00051', 'aminabadi-2022-deepspeed-inference-enabling'],
    ['xu-2020-approxdet-content-contention', 'xu-2020-approxdet-content-contention'],
  ]),
  ...ask('prefix', [
    ['one times', 'chowdhury-2021-one-timestep-all'],
    ['a little goes a lo', 'ge-2024-little-goes-long'],
    ['model tells y', 'wang-2024-model-tells-you'],
    ['deepspeed-fa', 'holmes-2024-deepspeed-fastgen-high'],
    ['breaking the boun', 'sun-2025-breaking-boundaries-long'],
    ['augmenting he', 'schaefer-2023-augmenting-hessians-inter'],
    ['flashs', 'shao-2025-flashsvd-memory-efficient'],
    ['blockf', 'song-2025-blockffn-end-side'],
    ['hyper', 'zhang-2024-hyperzzw-operator-connects'],
    ['flove', 'yao-2023-flover-temporal-fusion'],
    ['cudafo', 'zhang-2025-cudaforge-agent-framework'],
    ['wa-hl', 'hawks-2025-wa-hls4ml-benchmark'],
    ['inceptionn', 'yu-2023-inceptionnext-inception-meets'],
    ['an efficient sparse inf', 'shen-2023-efficient-sparse-inference'],
  ]),
]

function ask(kind: PeopleQueryKind, asked: readonly (readonly [text: string, paper: string])[]): PeopleQuery[] {
  return asked.map(([text, paper]) => ({ text, paper, kind }))
}
