<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>EcoPattern</name>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>'{1}' cannot be read ({2}).</source>
            <translation>“{1}”无法读取（{2}）。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Condition {1}</source>
            <translation>条件 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Cumulative current</source>
            <translation>累计电流</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Flow potential</source>
            <translation>流动潜势</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Focal nodes</source>
            <translation>焦点节点</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Future condition {1}</source>
            <translation>未来条件 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Grounds</source>
            <translation>接地</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Habitat</source>
            <translation>生境</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Mask</source>
            <translation>掩膜</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Maximum current</source>
            <translation>最大电流</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Normalized current</source>
            <translation>归一化电流</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Patches</source>
            <translation>斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Project: '{1}' cannot be read ({2}).</source>
            <translation>工程：“{1}”无法读取（{2}）。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Project: '{1}' has no lines of key = value; choose the .ini file of a project.</source>
            <translation>工程：“{1}”中没有“键 = 值”形式的行；请选择工程的 .ini 文件。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Reclass table</source>
            <translation>重分类表</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Resistance</source>
            <translation>阻力面</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Short-circuit regions</source>
            <translation>短路区</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Source strength</source>
            <translation>源强度</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Sources</source>
            <translation>生态源地</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Strengths</source>
            <translation>强度</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>Voltage</source>
            <translation>电压</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>conditional</source>
            <translation>条件</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}, '{2}', line '{3}': {4} numbers are needed.</source>
            <translation>{1}，“{2}”，行“{3}”：需要 {4} 个数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: '{2}' has {3} rows of {4} cells, the habitat has {5} of {6}; both must have the same cells.</source>
            <translation>{1}：“{2}”有 {3} 行、每行 {4} 个像元，而生境栅格为 {5} 行、{6} 个；两者的像元必须一致。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: '{2}' has {3}, the habitat {4}; they are combined cell by cell as they are.</source>
            <translation>{1}：“{2}”为 {3}，生境栅格为 {4}；按原样逐像元合并。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: '{2}' holds {3} values; {4} rows of {5} need {6}.</source>
            <translation>{1}：“{2}”含 {3} 个数值；{4} 行、每行 {5} 个需要 {6} 个。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: '{2}' is no ASCII grid that can be read ({3}).</source>
            <translation>{1}：“{2}”不是可读取的 ASCII 格网（{3}）。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: no id above 0 was found.</source>
            <translation>{1}：没有找到大于 0 的标识。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: the point {2}, {3} lies outside the habitat raster.</source>
            <translation>{1}：点 {2}, {3} 位于生境栅格之外。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: these settings are passed over, since how to compute is chosen here: {2}.</source>
            <translation>{1}：以下设置被略过，因为计算方式由此处选定：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: these settings are unknown and are passed over: {2}.</source>
            <translation>{1}：以下设置未知，已略过：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: {2} and {3} lie in one cell; the second is taken.</source>
            <translation>{1}：{2} 和 {3} 位于同一像元；采用后者。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: {2} is '{3}', which is neither in the folder of the project nor in one above it.</source>
            <translation>{1}：{2} 为“{3}”，它既不在工程文件夹中，也不在其上级文件夹中。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: {2} is '{3}', which is not there; '{4}' is taken instead.</source>
            <translation>{1}：{2} 为“{3}”，该文件不存在；改用“{4}”。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: {2} is '{3}'; it must be True or False.</source>
            <translation>{1}：{2} 为“{3}”；必须为 True 或 False。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/circuitscape_project.py" />
            <source>{1}: {2} names no file; these settings need one.</source>
            <translation>{1}：{2} 没有给出文件；这些设置需要它。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>A sample landscape of {1} x {2} cells</source>
            <translation>{1}×{2} 个像元的示例景观</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Area of fragments</source>
            <translation>破碎斑块面积</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Barriers</source>
            <translation>生态障碍点</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Block size</source>
            <translation>分块大小</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Budget</source>
            <translation>预算</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Buffer</source>
            <translation>缓冲</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Cell size</source>
            <translation>像元大小</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Choosing sources</source>
            <translation>源地选取</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Contiguous distance</source>
            <translation>毗连距离</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Corridors</source>
            <translation>生态廊道</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Cost</source>
            <translation>成本</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Cost distance</source>
            <translation>最小累积阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Cost distance from each patch</source>
            <translation>从各斑块计算最小累积阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Crossing width</source>
            <translation>生物通道宽度</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Current</source>
            <translation>电流</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Cutoff</source>
            <translation>阈值</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Destinations</source>
            <translation>目的地</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Direct grounds</source>
            <translation>直接接地</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Distance</source>
            <translation>距离</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Edge width</source>
            <translation>边缘宽度</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Excluded amperes</source>
            <translation>被排除节点的电流</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Finding patches</source>
            <translation>斑块识别</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Finding restoration areas</source>
            <translation>修复区识别</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Finding restoration units</source>
            <translation>修复单元划分</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Gradient weight</source>
            <translation>梯度权重</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Ground conflict</source>
            <translation>源地与接地冲突</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Harmonising</source>
            <translation>统一栅格格网</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Important share</source>
            <translation>重要部分的比例</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Landscape area</source>
            <translation>景观面积</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Largest area of a unit</source>
            <translation>单元最大面积</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Largest radius</source>
            <translation>最大半径</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Least dPC</source>
            <translation>最小 dPC</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Least probability</source>
            <translation>最小概率</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Least radius</source>
            <translation>最小半径</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Limit</source>
            <translation>上限</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Link priority</source>
            <translation>连接优先级</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Links</source>
            <translation>连接</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Longest link</source>
            <translation>最长连接</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Maps folder</source>
            <translation>结果图文件夹</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Maximum cost</source>
            <translation>最大成本</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Maximum {1}</source>
            <translation>{1}最大值</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Meaning of grounds</source>
            <translation>接地栅格的含义</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Merge distance</source>
            <translation>合并距离</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Minimum {1}</source>
            <translation>{1}最小值</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Morphology, which needs the whole map at once and would be another one in blocks,</source>
            <translation>形态格局分析（须一次读入整幅地图，分块计算会得到不同结果）</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Network design</source>
            <translation>生态网络设计</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Nodes of the {1} mode</source>
            <translation>{1} 模式的节点</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Nodes: {1} lie where nothing conducts, such as cells without data; no current reaches them, and their resistance is -1.</source>
            <translation>节点：{1} 位于不导通之处（例如无数据的像元）；电流到达不了，其电阻为 -1。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Number</source>
            <translation>数量</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Number of neighbours</source>
            <translation>邻近斑块数</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Omnidirectional current with windows of {1} cells</source>
            <translation>窗口为 {1} 个像元的全向电流</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Origins</source>
            <translation>起点</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Pair weights</source>
            <translation>节点对权重</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Pairs</source>
            <translation>节点对</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Paths</source>
            <translation>路径</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Preferred climate</source>
            <translation>适宜气候</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Probability</source>
            <translation>概率</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Protected share</source>
            <translation>保护比例</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Purchase cost</source>
            <translation>购地费用</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Radius</source>
            <translation>半径</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Radius of break points</source>
            <translation>断裂点半径</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Radius step</source>
            <translation>半径步长</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Random resistance</source>
            <translation>阻力随机化</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Region area</source>
            <translation>区域面积</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Resistance by night light</source>
            <translation>夜间灯光修正阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Resistance cutoff</source>
            <translation>阻力阈值</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Resistance inside patches</source>
            <translation>斑块内部的阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Resistance of added habitat</source>
            <translation>新增生境的阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Resistance of lost habitat</source>
            <translation>失去生境处的阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Restorable share</source>
            <translation>可修复比例</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Restoration sequence</source>
            <translation>修复次序</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Restored resistance</source>
            <translation>修复后的阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Rounds</source>
            <translation>轮次</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Runs</source>
            <translation>运行次数</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Scenario</source>
            <translation>情景</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Scheduler</source>
            <translation>调度器</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Several right sides</source>
            <translation>多个右端项</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Share</source>
            <translation>占比</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Share shown as pinch points</source>
            <translation>划为生态夹点的比例</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Smallest area</source>
            <translation>最小面积</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Smallest area of a unit</source>
            <translation>单元最小面积</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Smallest share of a member</source>
            <translation>成员最小占比</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Solving for {1} cells</source>
            <translation>{1} 个像元的求解</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Spread</source>
            <translation>离散幅度</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Strategic nodes</source>
            <translation>战略节点</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Target ratio</source>
            <translation>目标比值</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The circuit of {1} cells</source>
            <translation>{1} 个像元的电路</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The common grid</source>
            <translation>统一格网</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The current between {1} patches</source>
            <translation>{1} 个斑块间的电流</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The factorisation</source>
            <translation>矩阵分解</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The factorisation of {1} cells</source>
            <translation>{1} 个像元的矩阵分解</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The factors of a circuit of {1} cells</source>
            <translation>{1} 个像元电路的矩阵分解</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The importance of {1} patches</source>
            <translation>{1} 个斑块的重要性</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The maximum of the resistance</source>
            <translation>阻力最大值</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The minimum of the resistance</source>
            <translation>阻力最小值</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The network of {1} patches</source>
            <translation>{1} 个斑块的网络</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The paths between {1} patches</source>
            <translation>{1} 个斑块间的路径</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The resistance of a feature of {1}</source>
            <translation>“{1}”中要素的阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The resistance of land cover</source>
            <translation>土地覆被的阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The resistance of {1}</source>
            <translation>“{1}”的阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The resistance surface</source>
            <translation>阻力面</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The voltages of the rims</source>
            <translation>边界电压</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The voltages of {1} nodes on {2} cells</source>
            <translation>{2} 个像元上 {1} 个节点的电压</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>The ways inside {1} patches</source>
            <translation>{1} 个斑块内部的通路</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Threshold</source>
            <translation>临界值</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Time limit</source>
            <translation>时间限制</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Tolerance</source>
            <translation>容差</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Unit currents</source>
            <translation>单位电流</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Weight field</source>
            <translation>权重字段</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Weights from rasters</source>
            <translation>由栅格计算权重</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Width</source>
            <translation>宽度</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>Worth of a hectare of added habitat</source>
            <translation>每公顷新增生境的价值</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>clay</source>
            <translation>clay</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>link</source>
            <translation>连接</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>pairs</source>
            <translation>节点对</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>patch</source>
            <translation>斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>sand</source>
            <translation>sand</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>silt</source>
            <translation>silt</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1} are missing; the advanced mode needs them.</source>
            <translation>缺少{1}；advanced 模式需要它们。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1} are missing; this mode needs them.</source>
            <translation>缺少{1}；此模式需要它们。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1} conducts in no cell; some conductance must be above 0.</source>
            <translation>{1}在任何像元都不导通；必须有电导大于 0 的像元。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1} hours</source>
            <translation>{1} 小时</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1} minutes</source>
            <translation>{1} 分钟</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1} seconds</source>
            <translation>{1} 秒</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1} weight of {2}</source>
            <translation>{1}中{2}的权重</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1} {2} on {3} cells that conduct: {4} solves, about {5} GiB of memory and {6}.</source>
            <translation>{1} {2}，导通像元 {3} 个：求解 {4} 次，约需内存 {5} GiB，{6}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1}: conductance {2} found; conductance must be 0 or above.</source>
            <translation>{1}：出现电导 {2}；电导必须不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1}: no cell leads to earth; at least one ground is needed.</source>
            <translation>{1}：没有像元接地；至少需要一个接地。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1}: no cell puts current in; at least one source is needed.</source>
            <translation>{1}：没有像元注入电流；至少需要一个电流源。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1}: the {2} mode does not use it, so it changes nothing; it counts in {3}.</source>
            <translation>{1}：{2} 模式不使用该项，因此不起作用；它用于 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/current_flow.py" />
            <source>{1}: {2} found; values must be 0 or above.</source>
            <translation>{1}：出现 {2}；数值必须不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/dissection.py" />
            <source>The circuit cannot be solved by elimination: rounding hides how it is grounded. Lessen the contrast of the resistance raster.</source>
            <translation>该电路无法用消元法求解：舍入误差掩盖了其接地关系。请减小阻力面的数值反差。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>'{1}' cannot be written ({2}).</source>
            <translation>“{1}”无法写入（{2}）。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>Focal nodes: {1} lie in cells of other nodes and are left out.</source>
            <translation>焦点节点：{1} 位于其他节点的像元中，被略去。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>Strengths: nodes {1} are not listed; they put in 1 A.</source>
            <translation>强度：节点 {1} 未列出；按注入 1 A 计。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>{1}: compress_grids changes nothing; grids are written as they are.</source>
            <translation>{1}：compress_grids 不起作用；格网按原样写出。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>{1}: data_type is '{2}'; it must be raster or network.</source>
            <translation>{1}：data_type 为“{2}”；必须为 raster 或 network。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>{1}: remove_src_or_gnd is '{2}'; it must be one of {3}.</source>
            <translation>{1}：remove_src_or_gnd 为“{2}”；必须是以下之一：{3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>{1}: scenario is '{2}'; it must be one of {3}.</source>
            <translation>{1}：scenario 为“{2}”；必须是下列之一：{3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>{1}: scenario {2} needs data_type raster.</source>
            <translation>{1}：scenario {2} 需要 data_type 为 raster。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>{1}: sources and grounds must each have a node with a value.</source>
            <translation>{1}：电流源和接地都必须至少有一个带数值的节点。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_circuitscape.py" />
            <source>{1}: these settings change nothing, since the scenario {2} on a {3} does not use them: {4}.</source>
            <translation>{1}：以下设置不起作用，因为 {3} 上的情景 {2} 不使用它们：{4}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_omniscape.py" />
            <source>a number</source>
            <translation>数字</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_omniscape.py" />
            <source>a whole number</source>
            <translation>整数</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_omniscape.py" />
            <source>radius</source>
            <translation>radius</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_omniscape.py" />
            <source>{1}: compare_to_future is '{2}'; it must be one of {3}.</source>
            <translation>{1}：compare_to_future 为“{2}”；必须是下列之一：{3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_omniscape.py" />
            <source>{1}: comparison{2} is '{3}'; it must be within or equal.</source>
            <translation>{1}：comparison{2} 为“{3}”；必须为 within 或 equal。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_omniscape.py" />
            <source>{1}: n_conditions is '{2}'; it must be 1 or 2.</source>
            <translation>{1}：n_conditions 为“{2}”；必须为 1 或 2。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_omniscape.py" />
            <source>{1}: these settings change nothing beside the others: {2}.</source>
            <translation>{1}：与其他设置相比，以下设置不起作用：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_omniscape.py" />
            <source>{1}: {2} is '{3}'; it must be {4}.</source>
            <translation>{1}：{2} 为“{3}”；必须为 {4}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/from_omniscape.py" />
            <source>{1}: {2} is missing; Omniscape needs {3}.</source>
            <translation>{1}：缺少 {2}；Omniscape 需要 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/kept_maps.py" />
            <source>Maps folder: '{1}' cannot be written ({2}).</source>
            <translation>结果图文件夹：“{1}”无法写入（{2}）。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/kept_maps.py" />
            <source>Maps folder: '{1}' holds maps of other inputs or parameters; all are computed anew, and maps of the same name are replaced.</source>
            <translation>结果图文件夹：“{1}”中的图来自其他输入或参数；全部重新计算，同名的图将被替换。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/kept_maps.py" />
            <source>{1} {2} are taken from '{3}', where an earlier run has left them.</source>
            <translation>{1} 个{2}取自“{3}”中以前运行留下的结果。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/network_flow.py" />
            <source>0 or above</source>
            <translation>不小于 0</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/network_flow.py" />
            <source>Network: the list has no row of node, node, value.</source>
            <translation>网络：列表中没有“节点，节点，数值”形式的行。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/network_flow.py" />
            <source>Network: {1} {2} found; it must be {3}.</source>
            <translation>网络：出现{1} {2}；必须为 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/network_flow.py" />
            <source>above 0</source>
            <translation>大于 0</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/network_flow.py" />
            <source>conductance</source>
            <translation>电导</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/network_flow.py" />
            <source>resistance</source>
            <translation>阻力</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/network_flow.py" />
            <source>{1}: node {2} is not in the network.</source>
            <translation>{1}：节点 {2} 不在网络中。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Class table</source>
            <translation>地类表</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Comparison matrix</source>
            <translation>判断矩阵</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Expert table</source>
            <translation>专家评分表</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Locked</source>
            <translation>锁定</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Pair weights and a weight field were both given; leave one of them empty.</source>
            <translation>节点对权重和权重字段同时给出；请将其中之一留空。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Pair weights, row '{1}': it does not name two different nodes; nodes are {2}.</source>
            <translation>节点对权重，行“{1}”：没有给出两个不同的节点；节点有 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Pair weights, row '{1}': the weight must be a number of 0 or above.</source>
            <translation>节点对权重，行“{1}”：权重必须是不小于 0 的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Pairs: no pair of two different nodes is left; name at least one. Nodes are {1}.</source>
            <translation>节点对：没有剩下由两个不同节点组成的节点对；请至少给出一个。节点有 {1}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Pairs: the text is neither a list of two ids a line nor a matrix with min and max; see the help.</source>
            <translation>节点对：文本既不是每行两个标识的列表，也不是带 min 和 max 的矩阵；请参阅帮助。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Pairs: there are no nodes {1}; pairs with them are left out.</source>
            <translation>节点对：没有节点 {1}；含有它们的节点对被略去。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Pairs: {1} - {2} names a node that does not exist; nodes are {3}.</source>
            <translation>节点对：{1} - {2} 含有不存在的节点；节点有 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Strengths, row '{1}': the strength must be a number.</source>
            <translation>强度，行“{1}”：强度必须是数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Strengths, row '{1}': there is no such node; nodes are {2}.</source>
            <translation>强度，行“{1}”：没有该节点；节点有 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Strengths: {1} found; strengths must be 0 or above.</source>
            <translation>强度：出现 {1}；强度必须不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Strengths: {1} values for {2} nodes; give one for each node.</source>
            <translation>强度：给出了 {1} 个数值，而节点有 {2} 个；每个节点需要一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>User links</source>
            <translation>用户连接</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Weighing scheme</source>
            <translation>赋权方案</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Weight field: '{1}' has empty or negative values; weights must be 0 or above.</source>
            <translation>权重字段：“{1}”有空值或负值；权重必须不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Weight field: '{1}' holds text; it must hold numbers.</source>
            <translation>权重字段：“{1}”为文本；必须为数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/node_tables.py" />
            <source>Weight field: the nodes have no field '{1}'; they have {2}.</source>
            <translation>权重字段：节点没有字段“{1}”；已有字段为 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Block size is {1}, above the radius {2}; blocks must be small beside the circle of sources.</source>
            <translation>分块大小为 {1}，大于半径 {2}；分块应远小于源的圆。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Block size is {1}; it must be odd, so that a block has a centre.</source>
            <translation>分块大小为 {1}；必须为奇数，使分块有中心。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Grade table</source>
            <translation>分级表</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>No cell is a source: no strength is above 0 after cutoff and threshold.</source>
            <translation>没有像元是源：经上限和阈值处理后没有大于 0 的强度。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Reclass table: line '{1}' must hold an old and a new value, such as 5 100 or 5 missing.</source>
            <translation>重分类表：行“{1}”必须含旧值和新值，例如 5 100 或 5 missing。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Restoration cost</source>
            <translation>修复费用</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Shared domains are left out, every window is solved by itself: {1}</source>
            <translation>不采用共用计算域，各窗口单独求解：{1}</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Strength is missing; give a raster of source strengths, or take them from the resistance.</source>
            <translation>缺少强度；请给出源强度栅格，或由阻力得到强度。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Strengths come from the resistance; the raster of strengths and its lowest value do not count.</source>
            <translation>强度取自阻力；所给的强度栅格及其最低值不起作用。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>They share {1} domains; the result is an approximation.</source>
            <translation>它们共用 {1} 个计算域；结果为近似值。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>Weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>days</source>
            <translation>天</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>hours</source>
            <translation>小时</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>least-cost distance</source>
            <translation>最小成本距离</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>minutes</source>
            <translation>分钟</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>straight distance</source>
            <translation>直线距离</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1} conditions were given; there may be {2} at most.</source>
            <translation>给出了 {1} 个条件；最多 {2} 个。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1} is {2}; it must be a whole number of cells.</source>
            <translation>{1} 为 {2}；必须是整数个像元。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1} of the systems were solved by a factorisation.</source>
            <translation>其中 {1} 个方程组用矩阵分解求解。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1} of {2} parts of this run are finished already; sums are kept in {3}.</source>
            <translation>本次运行的 {2} 个部分中已有 {1} 个完成；总和保存在 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1} systems were solved, {2} steps each; the largest relative residual is {3}.</source>
            <translation>已求解 {1} 个方程组，平均每个 {2} 步；最大相对残差为 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1} targets lie where nothing flows; no current reaches them, the flow potential counts them.</source>
            <translation>{1} 个目标位于无法流动之处；电流到达不了，流动潜势将其计入。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1} windows of up to {2} cells; about {3} on {4} cores, and {5} MiB of memory.</source>
            <translation>{1} 个窗口，每个最多 {2} 个像元；在 {4} 个核上约需 {3}，内存 {5} MiB。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1}: no cell is above 0; some must be a target.</source>
            <translation>{1}：没有大于 0 的像元；必须有目标。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1}: the lower limit {2} is above the upper {3}.</source>
            <translation>{1}：下限 {2} 大于上限 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/omnidirectional.py" />
            <source>{1}: {2} found; strengths must be 0 or above.</source>
            <translation>{1}：出现 {2}；强度必须不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/pinch_points.py" />
            <source>Links: they have no field lcd; make them with ecopattern:links.</source>
            <translation>连接：没有字段 lcd；请用 ecopattern:links 生成。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/region_pairs.py" />
            <source>The voltages of focal regions are only known to a relative residual of {1}, the tolerance is {2}. Lessen the contrast of the resistance raster, or raise the tolerance.</source>
            <translation>焦点区域电压的相对残差仅达到 {1}，容差为 {2}。请减小阻力栅格的反差，或放宽容差。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/scheduler.py" />
            <source>Scheduler: '{1}' has no workers; start some with dask worker {2}.</source>
            <translation>调度器：“{1}”没有工作进程；请用 dask worker {2} 启动。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/scheduler.py" />
            <source>Scheduler: '{1}' needs the Python package distributed, which is not installed. Install it (pip install distributed), or leave the scheduler empty to compute on this machine.</source>
            <translation>调度器：“{1}”需要 Python 包 distributed，但尚未安装。请安装（pip install distributed），或将调度器留空以在本机计算。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/scheduler.py" />
            <source>Scheduler: nothing answers at '{1}' ({2}); write the address that dask scheduler shows, such as tcp://192.168.1.10:8786.</source>
            <translation>调度器：“{1}”没有响应（{2}）；请填写 dask scheduler 显示的地址，例如 tcp://192.168.1.10:8786。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/scheduler.py" />
            <source>Scheduler: the workers at '{1}' cannot do this work ({2}); they need the plugin on their Python path, numpy, scipy, and memory for an item.</source>
            <translation>调度器：“{1}”的工作进程无法完成此项工作（{2}）；其 Python 路径中须有本插件，并有 numpy、scipy 以及足够一个工作项的内存。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/scheduler.py" />
            <source>{1} work items go to {2} threads of the scheduler at {3}.</source>
            <translation>{1} 个工作项分配到 {3} 处调度器的 {2} 个线程。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/shared_windows.py" />
            <source>The currents of a shared domain only add up to a relative residual of {1}, the tolerance is {2}. Solve every window by itself, or raise the tolerance.</source>
            <translation>共用计算域的电流平衡相对残差仅达 {1}，容差为 {2}。请逐个窗口单独求解，或放宽容差。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/solvers.py" />
            <source>The voltages are only known to a relative residual of {1}, the tolerance is {2}: the highest conductance is {3} powers of ten above the lowest. Lessen the contrast of the resistance raster, or raise the tolerance.</source>
            <translation>电压的相对残差仅达到 {1}，容差为 {2}：最高电导比最低电导高 {3} 个数量级。请减小阻力栅格的反差，或放宽容差。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/solvers.py" />
            <source>Voltages of {1} nodes for {2} right sides: {3}.</source>
            <translation>{1} 个节点、{2} 个右端项的电压：{3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/solvers.py" />
            <source>conjugate gradients with multigrid</source>
            <translation>多重网格预条件共轭梯度法</translation>
        </message>
        <message>
            <location filename="../algorithms/circuits/solvers.py" />
            <source>one factorisation</source>
            <translation>一次矩阵分解</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/baseline.py" />
            <source>Links: no path joins {1} on this resistance; {2} links are left out.</source>
            <translation>连接：在此阻力面上没有路径连接 {1}；略去 {2} 条连接。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/baseline.py" />
            <source>Links: they join {1} patches whose ids are not those of the {2} patches given; use the patches the links were made from.</source>
            <translation>连接：它们连接的 {1} 个斑块的标识与给出的 {2} 个斑块不符；请使用生成这些连接所用的斑块。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/baseline.py" />
            <source>Links: {1} least-cost distances, such as that of {2} to {3}, are not those of this resistance; what was before is worked out on it.</source>
            <translation>连接：{1} 条连接的最小成本距离（例如 {2} 至 {3}）不是此阻力面的结果；变化之前的情况据此阻力面计算。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/baseline.py" />
            <source>Links: {1} links are in use, or not, other than the rules say; they stay so whatever changes. Give the rules that the links were made with if they should follow them.</source>
            <translation>连接：{1} 条连接是否在用与规则不符；不论如何变化它们都保持不变。若要随规则变化，请给出生成这些连接所用的规则。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>Candidate patches</source>
            <translation>候选斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>Candidate patches are in {1}, the patches in {2}; reproject one of them.</source>
            <translation>候选斑块的坐标系为 {1}，斑块为 {2}；请重投影其中之一。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>Candidates: none found; mark them by 0 in the field that tells what exists. Links that are not active are no candidates.</source>
            <translation>候选：没有找到；请在说明是否现有的字段中将其标为 0。未在用的连接不是候选。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>Links: the field '{1}' is asked for, but there are no links; give them.</source>
            <translation>连接：要求使用字段“{1}”，但没有连接；请给出连接。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>Patches: none of worth exists; at least one must be marked by 1.</source>
            <translation>斑块：没有有价值的现有斑块；至少须有一个标为 1。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>a system without a name</source>
            <translation>未命名坐标系</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>{1}: the cost in '{2}' is {3} for a candidate; it must be above 0.</source>
            <translation>{1}：候选在“{2}”中的费用为 {3}；必须大于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>{1}: the field '{2}' holds text; it must hold numbers.</source>
            <translation>{1}：字段“{2}”为文本；必须为数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>{1}: the field '{2}' is {3}; it must be 1 (exists) or 0 (candidate).</source>
            <translation>{1}：字段“{2}”为 {3}；必须为 1（现有）或 0（候选）。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/candidates.py" />
            <source>{1}: there is no field '{2}'; fields are: {3}.</source>
            <translation>{1}：没有字段“{2}”；已有字段为：{3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/change.py" />
            <source>crossings</source>
            <translation>crossings</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/change.py" />
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/change.py" />
            <source>factor</source>
            <translation>factor</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/change.py" />
            <source>value</source>
            <translation>value</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/change.py" />
            <source>width</source>
            <translation>width</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/change.py" />
            <source>{1}, feature {2}</source>
            <translation>{1}，要素 {2}</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/change.py" />
            <source>{1}: kind is {2}; it must be one of: {3}.</source>
            <translation>{1}：kind 为 {2}；必须是下列之一：{3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/change.py" />
            <source>{1}: there is no field 'kind'; it says of each shape what happens: {2}.</source>
            <translation>{1}：没有字段“kind”；该字段说明每个形状发生什么：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/change.py" />
            <source>{1}: {2} is '{3}'; it must be a number.</source>
            <translation>{1}：{2} 为“{3}”；必须是数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/changed_patches.py" />
            <source>The changes leave no patch of {1} ha; leave some habitat.</source>
            <translation>变化之后没有达到 {1} 公顷的斑块；请保留一些生境。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/changed_patches.py" />
            <source>The changes leave no patch; leave some habitat.</source>
            <translation>变化之后没有斑块；请保留一些生境。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/connectivity_change.py" />
            <source>Patches after are in {1}, patches before in {2}; their areas can be compared only in one. Reproject one of them.</source>
            <translation>之后的斑块坐标系为 {1}，之前的斑块为 {2}；只有在同一坐标系中才能比较面积。请重投影其中之一。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/connectivity_indices.py" />
            <source>Landscape area is {1}, but the attributes of the patches add up to {2}; the landscape holds them all. Give its whole area in the same unit.</source>
            <translation>景观面积为 {1}，而斑块属性之和为 {2}；景观应包含全部斑块。请以相同单位给出其总面积。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/land_change.py" />
            <source>{1} (crossing) at ({2}, {3}) lies on no new road; move it onto one or leave it out.</source>
            <translation>{1}（crossing）位于 ({2}, {3})，不在新建道路上；请移到道路上或去掉。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/land_change.py" />
            <source>{1} (crossing) has no point; leave it out.</source>
            <translation>{1}（crossing）没有点；请去掉。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/land_change.py" />
            <source>{1} ({2}) changes nothing where it lies.</source>
            <translation>{1}（{2}）在所处位置没有引起任何变化。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/land_change.py" />
            <source>{1} ({2}) lies outside the resistance raster; move it there or leave it out.</source>
            <translation>{1}（{2}）位于阻力栅格之外；请移入或去掉。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/land_change.py" />
            <source>{1} changes resistance but has neither value nor factor; give one of them.</source>
            <translation>{1} 改变阻力，但既没有 value 也没有 factor；请给出其中之一。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/land_change.py" />
            <source>{1} has both a value and a factor; give one of them.</source>
            <translation>{1} 同时有 value 和 factor；请只给出其中之一。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/land_change.py" />
            <source>{1}: crossings is {2}; it must be at least 0.</source>
            <translation>{1}：crossings 为 {2}；必须不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/land_change.py" />
            <source>{1}: width is {2}; it must be at least 0.</source>
            <translation>{1}：宽度为 {2}；不得小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/land_change.py" />
            <source>{1}: {2} is {3}; resistance must be above 0.</source>
            <translation>{1}：{2} 为 {3}；阻力必须大于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/link_importance.py" />
            <source>LCPnum</source>
            <translation>LCPnum</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/link_importance.py" />
            <source>New distance: '{1}' is no field of the links; fields are: {2}.</source>
            <translation>新距离：“{1}”不是连接的字段；已有字段为：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/link_importance.py" />
            <source>New distance: the field '{1}' holds text; it must hold numbers.</source>
            <translation>新距离：字段“{1}”为文本；必须为数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/link_importance.py" />
            <source>New distance: {1} found in '{2}'; it must be 0 or above.</source>
            <translation>新距离：“{2}”中出现 {1}；必须不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>Attribute '{1}' holds text; it must be a number of each patch.</source>
            <translation>属性“{1}”为文本；必须是每个斑块的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>Attribute '{1}' is 0 in all patches; at least one must be above 0. Points and lines have no area: name a field that says what each is worth.</source>
            <translation>属性“{1}”在所有斑块中均为 0；至少须有一个大于 0。点和线没有面积：请给出表示其价值的字段。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>Attribute '{1}' is no field of the patches; fields are: {2}.</source>
            <translation>属性“{1}”不是斑块的字段；已有字段为：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>Attribute '{1}' is {2} in a patch; it must be known and 0 or above.</source>
            <translation>属性“{1}”在某个斑块中为 {2}；必须已知且不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>Least probability is {1}; it must be below 1.</source>
            <translation>最小概率为 {1}；必须小于 1。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>Links: distance {1} found; distances must be 0 or above.</source>
            <translation>连接：出现距离 {1}；距离必须不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>Links: the field '{1}' is missing; choose another distance.</source>
            <translation>连接：缺少字段“{1}”；请选择其他距离。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>Probability is {1}; it must be below 1.</source>
            <translation>概率为 {1}；必须小于 1。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>graph</source>
            <translation>graph</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network.py" />
            <source>measure</source>
            <translation>measure</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/network_structure.py" />
            <source>Links: they have no field 'active'; make them with ecopattern:links.</source>
            <translation>连接：没有字段“active”；请用 ecopattern:links 生成。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/patch_centrality.py" />
            <source>Links: the distance between patch {1} and patch {2} (by their order) is 0, over which current is without bounds. Merge patches that touch, or leave the measures of current out.</source>
            <translation>连接：斑块 {1} 与斑块 {2}（按顺序）之间的距离为 0，其上的电流没有上限。请合并相接的斑块，或不计算电流指标。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/patch_importance.py" />
            <source>Indices: '{1}' is none of those that can be asked for: {2}.</source>
            <translation>指数：“{1}”不在可选之列：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/patch_importance.py" />
            <source>PCnum</source>
            <translation>PCnum</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/patch_importance.py" />
            <source>comparisons</source>
            <translation>两两比较</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/patch_importance.py" />
            <source>factor '{1}'</source>
            <translation>因子“{1}”</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/patch_importance.py" />
            <source>the scheme</source>
            <translation>方案</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/patch_importance.py" />
            <source>weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/patch_importance.py" />
            <source>what is burnt in</source>
            <translation>叠加的要素</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/positions.py" />
            <source>Links: link {1} has no path, which ways inside patches need.</source>
            <translation>连接：连接 {1} 没有路径，而斑块内部的通行需要路径。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/positions.py" />
            <source>Links: ways inside patches need the path of each link; give links as ecopattern:links makes them.</source>
            <translation>连接：斑块内部的通行需要每条连接的路径；请给出 ecopattern:links 生成的连接。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/protected_connectivity.py" />
            <source>Outside: '{1}' is no field of the patches; fields are: {2}.</source>
            <translation>区域外：“{1}”不是斑块的字段；已有字段为：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/protected_connectivity.py" />
            <source>Outside: the field '{1}' is '{2}'; it must be 1 (outside) or 0 (inside).</source>
            <translation>区域外：字段“{1}”为“{2}”；必须为 1（区域外）或 0（区域内）。</translation>
        </message>
        <message>
            <location filename="../algorithms/connectivity/protected_connectivity.py" />
            <source>Region area is {1}, but the protected areas in it add up to {2}; give its whole area in the same unit, and areas without what lies outside or overlaps.</source>
            <translation>区域面积为 {1}，而其中的保护地之和为 {2}；请以相同单位给出总面积，并使各面积不含区域外或重叠的部分。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/barriers.py" />
            <source>Barriers: no circle of these radii would shorten any link if it were restored.</source>
            <translation>生态障碍点：在这些半径下，没有任何圆在修复后能缩短连接。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/barriers.py" />
            <source>Radii from {1} to {2} by {3} have no end; give finite numbers.</source>
            <translation>半径从 {1} 到 {2}、步长 {3} 没有终点；请给出有限的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/corridors.py" />
            <source>Cutoff is {1}; it must be a number of at least 0.</source>
            <translation>阈值为 {1}；必须是不小于 0 的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/corridors.py" />
            <source>Suggested cutoff: {1} {2}</source>
            <translation>建议阈值：{1} [{2}]</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/corridors.py" />
            <source>cost x map units</source>
            <translation>阻力×地图单位</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/corridors.py" />
            <source>percent of each least-cost distance</source>
            <translation>占各最小成本距离的 %</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/corridors.py" />
            <source>the area grows faster</source>
            <translation>面积增长变快</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/corridors.py" />
            <source>the area grows slower</source>
            <translation>面积增长变慢</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/corridors.py" />
            <source>{1}, for up to there the curve of area against cutoff has no bend.</source>
            <translation>{1}，因为到此为止面积随阈值变化的曲线没有弯曲点。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/corridors.py" />
            <source>{1}, where the curve of area against cutoff bends: {2} ha, {3} percent of those at the largest cutoff; beyond it {4}.</source>
            <translation>{1}，面积随阈值变化的曲线在此处弯曲：{2} 公顷，占最大阈值时面积的 {3}%；超过此值后{4}。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/cost_distance.py" />
            <source>Sources have {1} rows and columns, {2} has {3}; all rasters must share one grid. Align them with ecopattern:harmonise.</source>
            <translation>源的行列数为 {1}，{2}为 {3}；所有栅格必须采用同一格网。请用 ecopattern:harmonise 对齐。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/cost_distance.py" />
            <source>Sources: no cell of a source lies where {1} can be crossed.</source>
            <translation>生态源地：没有源的像元位于{1}可穿越之处。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/gravity.py" />
            <source> and {1} more</source>
            <translation>等（另有 {1} 个）</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/gravity.py" />
            <source>Links of gravity {1} and more are important: {2}.</source>
            <translation>引力达到 {1} 的连接为重要连接：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/gravity.py" />
            <source>Links: link {1} has the least-cost distance {2}; it must be above 0. Make the links again (ecopattern:links), or deactivate it.</source>
            <translation>连接：连接 {1} 的最小成本距离为 {2}；必须大于 0。请重新生成连接（ecopattern:links），或停用它。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/gravity.py" />
            <source>No resistance was given: that of every patch counts as 1.</source>
            <translation>未给出阻力面：每个斑块的阻力按 1 计。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/gravity.py" />
            <source>Patches: {1} lies where {2} has no data; a linked patch needs some.</source>
            <translation>斑块：{1} 位于{2}无数据之处；有连接的斑块需要有数据。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/gravity.py" />
            <source>Patches: {1}{2}: the area must be above 1 ha, for its logarithm counts. Leave small patches out (minimum area of ecopattern:habitatpatches), or deactivate their links.</source>
            <translation>斑块：{1}{2}：面积必须大于 1 公顷，因为要取其对数。请剔除小斑块（ecopattern:habitatpatches 的最小面积），或停用其连接。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/least_cost_paths.py" />
            <source>No path from {1}{2}.</source>
            <translation>下列起止点之间没有路径：{1}{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/least_cost_paths.py" />
            <source>Origins and destinations: no chain of cells with known resistance joins any of them. Check cells without data, which cannot be crossed.</source>
            <translation>起点和终点：没有一串阻力已知的像元将它们相连。请检查不可穿越的无数据像元。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/least_cost_paths.py" />
            <source>{1}: none lies where the resistance is known and can be crossed.</source>
            <translation>{1}：没有一个位于阻力已知且可穿越之处。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_corridors.py" />
            <source>Links: link {1} from {2} to {3}</source>
            <translation>连接：从 {2} 到 {3} 的连接 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_corridors.py" />
            <source>Links: none is active; loosen the limits of ecopattern:links or keep links by hand.</source>
            <translation>连接：没有在用的连接；请放宽 ecopattern:links 的限制或手工保留连接。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_corridors.py" />
            <source>Links: they join other patches ({1}) than those given ({2}). Give the patches and the id field the links were made from (ecopattern:links).</source>
            <translation>连接：它们连接的斑块（{1}）与给出的斑块（{2}）不同。请给出生成连接所用的斑块和标识字段（ecopattern:links）。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_corridors.py" />
            <source>no path that cheap</source>
            <translation>不到成本这样低的路径</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_corridors.py" />
            <source>one of {1}</source>
            <translation>{1} 之一</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_corridors.py" />
            <source>{1} has a least-cost distance of {2}, but this resistance has {3}. Make the links again (ecopattern:links) from this resistance and these patches.</source>
            <translation>{1} 的最小成本距离为 {2}，而此阻力面得到的是 {3}。请由此阻力面和这些斑块重新生成连接（ecopattern:links）。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_corridors.py" />
            <source>{1} has no path on this resistance. Deactivate it, or check cells without data.</source>
            <translation>{1} 在此阻力面上没有路径。请停用它，或检查无数据的像元。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>Blended priority</source>
            <translation>综合优先级</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>Expert table, row '{1}': {2}; give ids of patches and a number.</source>
            <translation>专家评分表，行“{1}”：{2}；请给出斑块标识和一个数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>Link</source>
            <translation>连接</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>Links: link {1} has no path length; make the links again (ecopattern:links), or deactivate it.</source>
            <translation>连接：连接 {1} 没有路径长度；请重新生成连接（ecopattern:links），或停用它。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>Patch</source>
            <translation>斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>Patches: field '{1}' holds text; it must hold numbers.</source>
            <translation>斑块：字段“{1}”为文本；必须为数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>Patches: there is no field '{1}'; they have {2}.</source>
            <translation>斑块：没有字段“{1}”；已有字段为 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>Patches: {1} has no {2}; every patch needs a value. Give data there, or leave the patch out.</source>
            <translation>斑块：{1} 没有{2}；每个斑块都需要数值。请补充数据，或去掉该斑块。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>centrality</source>
            <translation>中心性</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>climate</source>
            <translation>气候</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>expert</source>
            <translation>专家评分</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>there is no patch {1}</source>
            <translation>没有斑块 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>value is '{1}', no number</source>
            <translation>value 为“{1}”，不是数字</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>{1} weight of {2} is 0: {3} was given but does not count.</source>
            <translation>{1}中{2}的权重为 0：给出了{3}但不计入。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>{1} weight of {2} is {3}, but {4} was not given. Give it, or weigh it 0.</source>
            <translation>{1}中{2}的权重为 {3}，但没有给出{4}。请给出，或将权重设为 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>{1} weights add up to {2} and not to 1.</source>
            <translation>{1}的权重之和为 {2}，不等于 1。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>{1} weights are all 0; at least one must be above 0.</source>
            <translation>{1}的权重全为 0；至少须有一个大于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/link_priority.py" />
            <source>{1}: its mean over patch {2} is {3}; ratios need values above 0 in every patch. Use a scale without negative numbers, such as kelvin.</source>
            <translation>{1}：在斑块 {2} 上的平均值为 {3}；比值要求每个斑块的数值都大于 0。请采用没有负数的标度，例如开尔文。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>Patches {1} lie where nothing can cross; no path leads to them.</source>
            <translation>斑块 {1} 位于不可穿越之处；没有通往它们的路径。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>Patches: none lies where {1} can be crossed.</source>
            <translation>斑块：没有一个位于{1}可穿越之处。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>User links, row '{1}': a patch is linked to itself; a link joins two.</source>
            <translation>用户连接，行“{1}”：斑块与自身相连；连接应连接两个斑块。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>User links, row '{1}': action is '{2}'; it must be keep or drop.</source>
            <translation>用户连接，行“{1}”：操作为“{2}”；必须为 keep 或 drop。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>User links, row '{1}': there is no patch {2}; from_id and to_id must be ids of patches.</source>
            <translation>用户连接，行“{1}”：没有斑块 {2}；from_id 和 to_id 必须是斑块的标识。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>User links: {1} to {2} is both kept and dropped; leave out one row.</source>
            <translation>用户连接：{1} 至 {2} 既保留又去除；请去掉一行。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>action</source>
            <translation>action</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>active</source>
            <translation>在用</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>active: joins two constellations</source>
            <translation>在用：连接两组斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>active: kept by the user</source>
            <translation>在用：用户要求保留</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>class</source>
            <translation>class</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>field</source>
            <translation>field</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>from</source>
            <translation>from</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>habitat</source>
            <translation>habitat</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>inactive: dropped by the user</source>
            <translation>未使用：用户要求去除</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>inactive: least-cost distance is above the maximum {1}</source>
            <translation>未使用：最小成本距离高于最大值 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>inactive: least-cost distance {1} is above the maximum {2}</source>
            <translation>未使用：最小成本距离 {1} 高于最大值 {2}</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>inactive: least-cost distance {1} is below the minimum {2}</source>
            <translation>未使用：最小成本距离 {1} 低于最小值 {2}</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>inactive: no path joins the patches</source>
            <translation>未使用：没有路径连接这两个斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>inactive: not among the {1} nearest</source>
            <translation>未使用：不属于最近的 {1} 个</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>inactive: straight distance {1} is above the maximum {2}</source>
            <translation>未使用：直线距离 {1} 高于最大值 {2}</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>inactive: straight distance {1} is below the minimum {2}</source>
            <translation>未使用：直线距离 {1} 低于最小值 {2}</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>inactive: the path crosses patch {1}</source>
            <translation>未使用：路径穿过斑块 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>item</source>
            <translation>item</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>minimum</source>
            <translation>minimum</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>name</source>
            <translation>name</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>part</source>
            <translation>part</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>strength</source>
            <translation>强度</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>weight</source>
            <translation>weight</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/links.py" />
            <source>{1}: the least value is {2}, not 1. Costs are multiples of it: a least-cost distance divided by {3} is the length of a way over the easiest land that costs as much.</source>
            <translation>{1}：最小值为 {2}，不是 1。成本以它为倍数：最小成本距离除以 {3}，即为在最易穿越的土地上代价相同的长度。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/path_buffers.py" />
            <source>Corridors of fixed width: {1} ha one by one, {2} ha of land; overlaps make the difference of {3} ha.</source>
            <translation>固定宽度廊道：逐条合计 {1} 公顷，实际占地 {2} 公顷；相差的 {3} 公顷为重叠部分。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/path_buffers.py" />
            <source>Links are ranked by least-cost distance, the least first, in {1} classes of equally many. Name a field with ranks to have it otherwise.</source>
            <translation>连接按最小成本距离从小到大分为数量相等的 {1} 级。如需其他分级，请给出等级字段。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/path_buffers.py" />
            <source>Links {1} come without a path and get no corridor of fixed width.</source>
            <translation>连接 {1} 没有路径，不生成固定宽度廊道。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/path_buffers.py" />
            <source>Links: field '{1}' of link {2} is '{3}'; a rank is a whole number from 1 on, or important or general.</source>
            <translation>连接：连接 {2} 的字段“{1}”为“{3}”；等级应为从 1 开始的整数，或 important 或 general。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/path_buffers.py" />
            <source>Links: link {1} has no least-cost distance to rank it by. Make the links with ecopattern:links, or name a field that holds ranks.</source>
            <translation>连接：连接 {1} 没有可用于分级的最小成本距离。请用 ecopattern:links 生成连接，或给出等级字段。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/path_buffers.py" />
            <source>Links: they have no field '{1}'; they have {2}.</source>
            <translation>连接：没有字段“{1}”；已有字段为 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/path_buffers.py" />
            <source>Widths are '{1}'; at least one number is needed, and all must be above 0.</source>
            <translation>宽度为“{1}”；至少需要一个数字，且均须大于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/path_buffers.py" />
            <source>Widths are '{1}'; they must be numbers separated by ;.</source>
            <translation>宽度为“{1}”；必须是以 ; 分隔的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/resistance_uncertainty.py" />
            <source>Corridor frequency</source>
            <translation>廊道频率</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/resistance_uncertainty.py" />
            <source>Links: none is in use in any run; check patches and cells without data.</source>
            <translation>连接：任何一次运行都没有在用的连接；请检查斑块和无数据的像元。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/resistance_uncertainty.py" />
            <source>Spread is {1}; it must be below 100 percent, or resistances could fall to 0.</source>
            <translation>离散幅度为 {1}；必须小于 100%，否则阻力可能降为 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/resistance_uncertainty.py" />
            <source>Weights are '{1}'; they must be numbers separated by ;.</source>
            <translation>权重为“{1}”；必须是以 ; 分隔的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/resistance_uncertainty.py" />
            <source>Weights are '{1}'; {2} numbers of at least 0 are needed, that of the land cover, which must be above 0, and one for each factor.</source>
            <translation>权重为“{1}”；需要 {2} 个不小于 0 的数字：土地覆被一个（须大于 0），每个因子一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/resistance_uncertainty.py" />
            <source>{1} holds negative values; a factor is a resistance of at least 0.</source>
            <translation>{1}含有负值；因子为不小于 0 的阻力。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/resistance_uncertainty.py" />
            <source>{1} holds {2} different values, which are no grades; grade it in at most {3}, with ecopattern:resistancesurface, or do not let grades of factors vary.</source>
            <translation>{1}含有 {2} 个不同的数值，不是等级；请用 ecopattern:resistancesurface 分为最多 {3} 级，或不让因子的等级变动。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/restoration_sequence.py" />
            <source>Round {1}: no circle is left that gains; the sequence ends before it.</source>
            <translation>第 {1} 轮：没有能带来改善的圆；修复次序到此结束。</translation>
        </message>
        <message>
            <location filename="../algorithms/corridors/restoration_sequence.py" />
            <source>{1} has no data in any cell; the cost must be known somewhere.</source>
            <translation>{1}的所有像元均无数据；必须有已知的费用。</translation>
        </message>
        <message>
            <location filename="../algorithms/grid.py" />
            <source>{1} x {2} cells of {3} x {4} from ({5}, {6})</source>
            <translation>{1}×{2} 个像元，像元大小 {3}×{4}，起点 ({5}, {6})</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/corridor_land.py" />
            <source>Links {1}{2}: obstacles or the border of the raster leave no way of the full width; the corridor is as wide there as the number in brackets (map units, to about a cell; field min_width). Use a smaller width, or lock these links with drop.</source>
            <translation>连接 {1}{2}：障碍或栅格边界处没有足够宽的通道；该处廊道宽度为括号中的数字（地图单位，精确到约一个像元；字段 min_width）。请减小宽度，或用 drop 锁定这些连接。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/corridor_land.py" />
            <source>{1} links were led round obstacles, so that their corridors have the full width.</source>
            <translation>{1} 条连接绕过障碍，使其廊道达到完整宽度。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>Best so far {1} for {2} of {3}; bound {4}, gap {5} percent, proven.</source>
            <translation>目前最佳值 {1}，已用 {2}（预算 {3}）；上界 {4}，差距 {5}%，已证明最优。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>Best so far {1} for {2} of {3}; bound {4}, gap {5} percent.</source>
            <translation>目前最佳值 {1}，已用 {2}（预算 {3}）；上界 {4}，差距 {5}%。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>Best so far {1} for {2} of {3}; no bound yet.</source>
            <translation>目前最佳值 {1}，已用 {2}（预算 {3}）；尚无上界。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>all links built</source>
            <translation>建成全部连接时的值</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>an integer program</source>
            <translation>整数规划</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>best-ratio paths and exchange of links</source>
            <translation>按效益费用比选择路径并交换连接</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>best-ratio paths and exchange of links, rings at no more than {1} percent less</source>
            <translation>按效益费用比选择路径并交换连接，且在目标值降低不超过 {1}% 的前提下成环</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>linear and integer programs of all groups</source>
            <translation>所有斑块组的线性与整数规划</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>linear and integer programs of each largest patch</source>
            <translation>以各最大斑块为核心的线性与整数规划</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>proven: all sets of links were compared</source>
            <translation>已证明最优：比较了所有连接组合</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>proven: {1}, and a bound that it meets, by {2}</source>
            <translation>已证明最优：{1}，并达到由{2}得出的上界</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>the largest group</source>
            <translation>最大斑块组</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>what groups cost</source>
            <translation>斑块组的费用</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>{1}; gap {2} percent, bound by {3}</source>
            <translation>{1}；差距 {2}%，上界由{3}得出</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/design_run.py" />
            <source>{1}; no bound</source>
            <translation>{1}；无上界</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Budget is {1}, but the links that must be built cost {2}; raise it or lock fewer links.</source>
            <translation>预算为 {1}，而必须建设的连接需要 {2}；请提高预算或减少锁定的连接。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Links: '{1}' of link {2} is not known; choose another distance.</source>
            <translation>连接：连接 {2} 的“{1}”未知；请选择其他距离。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Links: link {1} has no path for a corridor to follow. Make the links with ecopattern:links, or deactivate it.</source>
            <translation>连接：连接 {1} 没有可供廊道沿行的路径。请用 ecopattern:links 生成连接，或停用它。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Locked, row '{1}': action is '{2}'; it must be keep, drop or exists.</source>
            <translation>锁定，行“{1}”：操作为“{2}”；必须为 keep、drop 或 exists。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Locked, row '{1}': link {2} is not active; only active links can be built.</source>
            <translation>锁定，行“{1}”：连接 {2} 不在用；只有在用的连接才能建设。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Locked, row '{1}': there is no link {2}; give the link_id of a link.</source>
            <translation>锁定，行“{1}”：没有连接 {2}；请给出连接的 link_id。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Locked: all active links are dropped; at least one is needed.</source>
            <translation>锁定：所有在用的连接都被去除；至少需要一条。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Locked: link {1} is both {2} and {3}; leave out one row.</source>
            <translation>锁定：连接 {1} 既为 {2} 又为 {3}；请去掉一行。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>No bound is given: that takes scipy 1.9 or newer (scipy.optimize.milp). The network is found without.</source>
            <translation>未给出上界：计算上界需要 scipy 1.9 或更新版本（scipy.optimize.milp）。网络方案照常求出。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Stopped; the best network found so far is kept.</source>
            <translation>已中止；保留目前找到的最佳网络。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Value: field '{1}' holds text; it must be a number of each patch.</source>
            <translation>价值：字段“{1}”为文本；必须是每个斑块的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Value: field '{1}' is 0 in all patches; at least one must be above 0.</source>
            <translation>价值：字段“{1}”在所有斑块中均为 0；至少须有一个大于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Value: field '{1}' of patch {2} is {3}; it must be known and 0 or above.</source>
            <translation>价值：斑块 {2} 的字段“{1}”为 {3}；必须已知且不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/investment/network_design.py" />
            <source>Value: the patches have no field '{1}'; they have {2}.</source>
            <translation>价值：斑块没有字段“{1}”；已有字段为 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/patches.py" />
            <source>{1}: {2} is smaller than a cell, or hidden under others; of the cells it touches it keeps {3}.</source>
            <translation>{1}：{2} 小于一个像元，或被其他斑块遮盖；在其所接触的像元中保留 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/patches.py" />
            <source>{1}: {2} lies outside the raster, or hidden under others, and is left out.</source>
            <translation>{1}：{2} 位于栅格之外，或被其他斑块遮盖，被略去。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>'{1}' cannot be brought into {2}; has it a coordinate system?</source>
            <translation>“{1}”无法转换到 {2}；它有坐标系吗？</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>'{1}' cannot be opened as a raster.</source>
            <translation>“{1}”无法作为栅格打开。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>'{1}' cannot be stamped: it has no layer '{2}'.</source>
            <translation>“{1}”无法写入来源信息：没有图层“{2}”。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>'{1}' cannot be written; choose a folder that exists and that you may write to.</source>
            <translation>“{1}”无法写入；请选择存在且有写入权限的文件夹。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>'{1}' was not written whole; is the disk full?</source>
            <translation>“{1}”未能完整写入；磁盘是否已满？</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>Coordinate system '{1}' is unknown; write it as EPSG:32650 or as a PROJ text.</source>
            <translation>坐标系“{1}”未知；请写成 EPSG:32650 或 PROJ 字符串。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>The rasters share no area; check their coordinate systems.</source>
            <translation>各栅格没有共同的区域；请检查其坐标系。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>{1}: '{2}' cannot be brought into {3}; has it a coordinate system?</source>
            <translation>{1}：“{2}”无法转换到 {3}；它有坐标系吗？</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>{1}: '{2}' cannot be opened as a raster.</source>
            <translation>{1}：“{2}”无法作为栅格打开。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>{1}: '{2}' cannot be read; the file may be damaged.</source>
            <translation>{1}：“{2}”无法读取；文件可能已损坏。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>{1}: '{2}' is rotated or not north up; warp it first (ecopattern:harmonise).</source>
            <translation>{1}：“{2}”有旋转或不是正北朝上；请先重采样（ecopattern:harmonise）。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>{1}: '{2}' scales what it stores by {3} and adds {4}; classes must be stored as they are. Take these out of the file, or choose a land-cover map.</source>
            <translation>{1}：“{2}”的存储值经过缩放 {3} 和偏移 {4}；地类必须按原值存储。请从文件中去掉缩放，或选择土地覆被图。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>{1}: band {2} was asked for, but '{3}' has bands 1 to {4}.</source>
            <translation>{1}：指定了第 {2} 波段，而“{3}”只有第 1 至 {4} 波段。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>{1}: value {2} found; classes must be whole numbers.</source>
            <translation>{1}：出现数值 {2}；地类必须为整数。</translation>
        </message>
        <message>
            <location filename="../algorithms/raster_io.py" />
            <source>{1}: value {2} found; classes must lie between {3} and {4}.</source>
            <translation>{1}：出现数值 {2}；地类必须介于 {3} 和 {4} 之间。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/breaks.py" />
            <source>All values are {1}; ranges need values that differ.</source>
            <translation>所有数值均为 {1}；划分范围需要不同的数值。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/breaks.py" />
            <source>Breaks are '{1}'; at least 2 numbers that ascend are needed.</source>
            <translation>断点为“{1}”；至少需要 2 个递增的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/breaks.py" />
            <source>Breaks are '{1}'; they must be numbers separated by ;.</source>
            <translation>断点为“{1}”；必须是以 ; 分隔的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/breaks.py" />
            <source>There is no value to divide into ranges; the factor has no data.</source>
            <translation>没有可划分范围的数值；该因子没有数据。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/breaks.py" />
            <source>{1} ranges are asked for; at least 1 is needed.</source>
            <translation>要求划分 {1} 个范围；至少需要 1 个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/data_weights.py" />
            <source>Every factor is the same everywhere or says the same as the others, so CRITIC cannot tell them apart; weigh by hand.</source>
            <translation>各因子在空间上均无差异，或与其他因子信息重复，CRITIC 无法区分；请手工赋权。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/data_weights.py" />
            <source>Every factor is the same everywhere, so entropy cannot tell them apart; weigh by hand.</source>
            <translation>各因子在空间上均无差异，熵权法无法区分；请手工赋权。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/data_weights.py" />
            <source>Factor {1}</source>
            <translation>因子 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/data_weights.py" />
            <source>Weights from data need at least 2 places where all factors are known; {1} found.</source>
            <translation>由数据赋权至少需要 2 处所有因子均已知的地方；只找到 {1} 处。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/data_weights.py" />
            <source>entropy needs values of at least 0 that are not all 0. Grade the factor first.</source>
            <translation>熵权法要求数值不小于 0 且不全为 0。请先为该因子分级。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/data_weights.py" />
            <source>{1} has places without a value; take only those where all factors are known.</source>
            <translation>{1} 存在没有数值之处；请只取所有因子均有数据之处。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/data_weights.py" />
            <source>{1} holds {2}; {3}</source>
            <translation>{1} 含有 {2}；{3}</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/data_weights.py" />
            <source>{1} is 0 everywhere; {2}</source>
            <translation>{1} 处处为 0；{2}</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factor_weights.py" />
            <source>Comparison matrix: '{1}' is not among the factors; they are {2}. Give it these names, or none.</source>
            <translation>判断矩阵：“{1}”不在因子之列；因子有 {2}。请使用这些名称，或不给名称。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factor_weights.py" />
            <source>Largest eigenvalue {1}, consistency index {2}, consistency ratio {3} ({4}).</source>
            <translation>最大特征值 {1}，一致性指标 {2}，一致性比率 {3}（{4}）。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factor_weights.py" />
            <source>The consistency ratio is {1}; it should be below 0.1, since the comparisons contradict each other.</source>
            <translation>一致性比率为 {1}；应小于 0.1，因为各比较相互矛盾。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factor_weights.py" />
            <source>The matrix compares {1} factors, but {2} rasters are given; it needs a row for each.</source>
            <translation>矩阵比较 {1} 个因子，而给出了 {2} 个栅格；每个栅格需要一行。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factor_weights.py" />
            <source>The scheme of the matrix holds no comparisons; take one with 1 to 15 factors.</source>
            <translation>矩阵所用方案中没有两两比较；请采用含 1 至 15 个因子的方案。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factor_weights.py" />
            <source>Weights by {1} come from rasters, and {2} is given; give one for each factor.</source>
            <translation>按 {1} 赋权需要栅格，而给出了 {2} 个；每个因子需要一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factor_weights.py" />
            <source>Weights by {1} need comparisons; write them in the matrix.</source>
            <translation>按 {1} 赋权需要两两比较；请填写判断矩阵。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factor_weights.py" />
            <source>{1} Most of it mends if {2} to {3} is {4} instead of {5}: the ratio is {6} then.</source>
            <translation>{1}将 {2} 与 {3} 的比较由 {5} 改为 {4}，改善最大：比率变为 {6}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>A bound at {1} cuts no range; it must lie within one and not at its end.</source>
            <translation>界限 {1} 不切分任何范围；它必须位于范围之内而不在端点。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>A factor has no name; each needs one of its own.</source>
            <translation>有一个因子没有名称；每个因子都需要自己的名称。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>Bounds {1} must ascend from one to the next.</source>
            <translation>界限 {1} 必须依次递增。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>Class '{1}' must be a whole number.</source>
            <translation>类别“{1}”必须是整数。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>Class {1} comes twice; keep one of them.</source>
            <translation>类别 {1} 出现两次；请保留一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>Classes have no order, so 'nearest' is no rule for those that are not named.</source>
            <translation>类别没有顺序，因此“nearest”不能作为未列出类别的规则。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>Factor</source>
            <translation>因子</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>Grade {1} must be at least 0, or infinite for what cannot be crossed.</source>
            <translation>等级 {1} 必须不小于 0，不可穿越的为无穷大。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>Grades {1} and {2} of a function must be at least 0.</source>
            <translation>函数的等级 {1} 和 {2} 必须不小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>Range {1} has no next one to be joined with.</source>
            <translation>范围 {1} 没有可合并的下一个范围。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>The midpoint of a logistic function is {1}; it must be 0 to 1.</source>
            <translation>逻辑斯谛函数的中点为 {1}；必须在 0 至 1 之间。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>The shape of a {1} function is {2}; it must be {3}.</source>
            <translation>{1} 函数的形状参数为 {2}；必须{3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>The {1} function runs from {2} to {3}; its start must be below its end.</source>
            <translation>{1} 函数从 {2} 到 {3}；起点必须小于终点。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>anything but 0</source>
            <translation>不为 0</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>the classes of its table</source>
            <translation>其表中的类别</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>the function from {1} to {2}</source>
            <translation>函数的定义范围 {1} 至 {2}</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>the ranges from {1} to {2}</source>
            <translation>{1} 至 {2} 的各范围</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>{1} bounds are given for {2} ranges; one more than there are ranges is needed.</source>
            <translation>{2} 个范围给出了 {1} 个界限；界限应比范围多一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>{1} grades are given for {2} classes; each needs one.</source>
            <translation>{2} 个类别给出了 {1} 个等级；每个类别需要一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>{1} holds {2} and has no grades; resistance is at least 0. Give it ranges, classes or a function in the table.</source>
            <translation>{1}含有 {2} 且没有分级；阻力不小于 0。请在表中给出范围、类别或函数。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>{1} holds {2}, outside {3}. Give what is outside grades, or choose what happens to it.</source>
            <translation>{1}含有 {2}，超出 {3}。请为范围外的数值给出等级，或选择其处理方式。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/factors.py" />
            <source>{1} names are given for {2} grades; each needs one, or none of them.</source>
            <translation>{2} 个等级给出了 {1} 个名称；每个等级需要一个，或全部不给。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/landcover_resistance.py" />
            <source>class {1}</source>
            <translation>类别 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/landcover_resistance.py" />
            <source>classes {1}{2}</source>
            <translation>类别 {1}{2}</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/landcover_resistance.py" />
            <source>{1} ({2} cells)</source>
            <translation>{1}（{2} 个像元）</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/landcover_resistance.py" />
            <source>{1} holds {2}, unknown to the scheme {3} and to the table. Add a row for each to the table, or choose the scheme of the map.</source>
            <translation>{1} 含有 {2}，分类体系 {3} 和地类表中均没有。请在地类表中为其各加一行，或选择与该图一致的分类体系。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/landcover_resistance.py" />
            <source>{1}: no cell has a class that can be crossed; check the table.</source>
            <translation>{1}：没有像元属于可穿越的地类；请检查地类表。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/nightlight_resistance.py" />
            <source>Classes without any light keep their resistance: {1}.</source>
            <translation>完全没有灯光的地类保持其阻力：{1}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/nightlight_resistance.py" />
            <source>Night light and land cover have data in no cell together; check their no-data values.</source>
            <translation>夜间灯光与土地覆被没有同时有数据的像元；请检查两者的无数据值。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>Comparison matrix: row '{1}' has {2} cells; a matrix of {3} rows needs {4} in each.</source>
            <translation>判断矩阵：行“{1}”有 {2} 个单元格；{3} 行的矩阵每行需要 {4} 个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>Comparison matrix: {1} names for {2} rows; one is needed for each.</source>
            <translation>判断矩阵：{2} 行给出了 {1} 个名称；每行需要一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>Comparison matrix: {1} to itself is {2}; it must be 1.</source>
            <translation>判断矩阵：{1} 与自身的比较为 {2}；必须为 1。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>Comparison matrix: {1} to {2} is {3}, but {4} to {5} is {6}; the one must be 1 divided by the other.</source>
            <translation>判断矩阵：{1} 与 {2} 为 {3}，而 {4} 与 {5} 为 {6}；两者必须互为倒数。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>The comparison of {1} to {2} is {3}; it must lie between 1/9 and 9.</source>
            <translation>{1} 与 {2} 的比较值为 {3}；必须介于 1/9 和 9 之间。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>burnt</source>
            <translation>burnt</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>direct</source>
            <translation>direct</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>factors</source>
            <translation>factors</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>{1} cannot be compared with itself; it is always 1.</source>
            <translation>{1} 不能与自身比较；恒为 1。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>{1} comparisons are given for {2} factors; {3} are needed, one for each pair.</source>
            <translation>{2} 个因子给出了 {1} 个比较；需要 {3} 个，每对一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_matrix.py" />
            <source>{1} factors are to be compared in pairs; 1 to {2} can be. Leave some out or group them.</source>
            <translation>需要两两比较 {1} 个因子；可比较 1 至 {2} 个。请去掉一些或加以归并。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_text.py" />
            <source>Comparison '{1}' must be a number or a fraction such as 3 or 1/5.</source>
            <translation>比较值“{1}”必须是数字或分数，例如 3 或 1/5。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/pairwise_text.py" />
            <source>The comparison matrix is empty; write a row for each factor, such as 1,3; 1/3,1.</source>
            <translation>判断矩阵为空；请为每个因子写一行，例如 1,3; 1/3,1。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/presets.py" />
            <source>'{1}' is no preset; choose from {2}.</source>
            <translation>“{1}”不是预设方案；可选 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/presets.py" />
            <source>Common list of land-cover resistances from studies of Chinese cities and provinces</source>
            <translation>中国城市和省域研究通用的土地覆被阻力值列表</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/presets.py" />
            <source>Du et al. (2017), ecological security pattern of Dali, Acta Ecologica Sinica 37(24), 8241 (ChinaXiv 201801.00232)</source>
            <translation>杜悦悦等（2017），大理生态安全格局，《生态学报》37(24)，8241（ChinaXiv 201801.00232）</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/presets.py" />
            <source>Ecological network of an arid zone, 2018 (ChinaXiv 201809.00009)</source>
            <translation>干旱区生态网络，2018（ChinaXiv 201809.00009）</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/presets.py" />
            <source>Ecological security pattern of western Jilin, Arid Land Geography 2021 (ChinaXiv 202112.00068)</source>
            <translation>吉林西部生态安全格局，《干旱区地理》2021（ChinaXiv 202112.00068）</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/presets.py" />
            <source>Grades of the vegetation index, 2021 (ChinaXiv 202110.00027)</source>
            <translation>植被指数分级，2021（ChinaXiv 202110.00027）</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/presets.py" />
            <source>Minimum cumulative resistance of Beijing, 2017 (ChinaXiv 201711.00119)</source>
            <translation>北京最小累积阻力，2017（ChinaXiv 201711.00119）</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/presets.py" />
            <source>Minimum cumulative resistance of Shenmu, 2021 (ChinaXiv 202108.00070)</source>
            <translation>神木最小累积阻力，2021（ChinaXiv 202108.00070）</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>'{1}' is to be burnt in and has no features; give their layer.</source>
            <translation>“{1}”需要叠加但没有要素；请给出其图层。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>All factors are distances; one raster at least is needed to say where the cells lie.</source>
            <translation>所有因子都是距离；至少需要一个栅格来确定像元的位置。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>Factor '{1}' has no raster; give one for each factor graded by its values.</source>
            <translation>因子“{1}”没有栅格；请为每个按数值分级的因子给出栅格。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>Factor '{1}' is a distance and has no features; give their layer.</source>
            <translation>因子“{1}”是距离但没有要素；请给出其图层。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>Features</source>
            <translation>要素</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>No cell has data in all factors and can be crossed; check that the rasters overlap, and the grades.</source>
            <translation>没有像元在所有因子中都有数据且可穿越；请检查栅格是否重叠以及各等级。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>No cell of the resistance can be crossed; check grades, no data and what is burnt in.</source>
            <translation>阻力面没有可穿越的像元；请检查等级、无数据和叠加的要素。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>The consistency ratio of the comparisons is {1}; it should be below 0.1. Mend the comparisons with ecopattern:factorweights.</source>
            <translation>比较的一致性比率为 {1}；应小于 0.1。请用 ecopattern:factorweights 修改比较。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>The least resistance is {1}; best habitat should be 1, so that cost distance can be read as metres of it. Check grades and minimum.</source>
            <translation>最小阻力为 {1}；最佳生境应为 1，这样成本距离才能理解为在最佳生境中行走的米数。请检查等级和最小阻力。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>The resistance is {1} everywhere; nothing can be told from it. Check grades and weights.</source>
            <translation>各处阻力均为 {1}，无法据此得出任何结论。请检查等级和权重。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>The scheme has no factor; a resistance needs at least one.</source>
            <translation>方案中没有因子；阻力面至少需要一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>{1} % of the cells lie in the upper tenth of the resistance, {2} at most; corridors will hardly differ from straight lines there. Check grades, maximum and no data.</source>
            <translation>{1}% 的像元位于阻力的最高十分之一内（最大值 {2}）；该处的廊道将与直线几乎无异。请检查等级、最大阻力和无数据。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/resistance_surface.py" />
            <source>{1}: none of {2} features lies on the grid; distances need at least one.</source>
            <translation>{1}：{2} 个要素中没有一个位于格网上；计算距离至少需要一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>'{1}' is none of: {2}.</source>
            <translation>“{1}”不在下列之中：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>Grade table, factor '{1}'</source>
            <translation>分级表，因子“{1}”</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>Weighing scheme '{1}' does not say that it is one (format 'ecopattern weighing scheme'); choose a file that was saved as a scheme.</source>
            <translation>赋权方案“{1}”未注明其为赋权方案（format 为“ecopattern weighing scheme”）；请选择以赋权方案保存的文件。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>Weighing scheme '{1}' is no JSON: {2}.</source>
            <translation>赋权方案“{1}”不是 JSON：{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>Weighing scheme '{1}' is of version {2}, this program knows versions up to {3}; update the plugin, or save the scheme again.</source>
            <translation>赋权方案“{1}”的版本为 {2}，本程序最高支持版本 {3}；请更新插件，或重新保存方案。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>Weighing scheme '{1}', row '{2}': part '{3}' is not known; parts are scheme, factor, grade, weight, comparison and burnt.</source>
            <translation>赋权方案“{1}”，行“{2}”：未知的 part“{3}”；part 可为 scheme、factor、grade、weight、comparison 和 burnt。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>Weighing scheme '{1}': {2}</source>
            <translation>赋权方案“{1}”：{2}</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>Weighing scheme: '{1}' cannot be written ({2}).</source>
            <translation>赋权方案：“{1}”无法写入（{2}）。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>a comparison</source>
            <translation>比较</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>a weight</source>
            <translation>权重</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>barrier</source>
            <translation>障碍</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>class '{1}' must be a whole number.</source>
            <translation>类别“{1}”必须是整数。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>comparison</source>
            <translation>comparison</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>diic</source>
            <translation>diic</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>ecopattern weighing scheme</source>
            <translation>ecopattern weighing scheme</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>factor '{1}' has no weight.</source>
            <translation>因子“{1}”没有权重。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>format</source>
            <translation>format</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>function</source>
            <translation>函数</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>grade</source>
            <translation>grade</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>grade '{1}' must be a number of at least 0, or empty or barrier for what cannot be crossed.</source>
            <translation>等级“{1}”必须是不小于 0 的数字；不可穿越的留空或填写 barrier（障碍）。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>high</source>
            <translation>high</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>highest</source>
            <translation>最高</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>midpoint</source>
            <translation>midpoint</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>no range holds what lies between {1} and {2}</source>
            <translation>{1} 与 {2} 之间不属于任何范围</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>rows</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>scheme</source>
            <translation>scheme</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>source</source>
            <translation>source</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>start</source>
            <translation>start</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>text</source>
            <translation>text</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>the comparison of {1} to {2} has no value.</source>
            <translation>{1} 与 {2} 的比较没有数值。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>two ranges hold what lies between {1} and {2}</source>
            <translation>{1} 与 {2} 之间同属两个范围</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>version</source>
            <translation>version</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>{1} has no ranges; give at least one row of from, to and grade.</source>
            <translation>{1} 没有范围；请至少给出一行 from、to 和 grade。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>{1} has no {2}.</source>
            <translation>{1} 缺少 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>{1} has the unknown key '{2}'; known are {3}.</source>
            <translation>{1} 有未知的键“{2}”；已知的为 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>{1} holds '{2}' where names and values are needed.</source>
            <translation>{1}应为名称和数值，却为“{2}”。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>{1} is given for '{2}', which is none of the factors.</source>
            <translation>{1}针对“{2}”给出，但它不是方案中的因子。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>{1} is graded by '{2}'; gradings are '{3}', '{4}', '{5}' and '{6}'.</source>
            <translation>{1} 按“{2}”分级；分级方式有“{3}”、“{4}”、“{5}”和“{6}”。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>{1}: range {2} to {3} is empty; from must be below to.</source>
            <translation>{1}：范围 {2} 至 {3} 为空；from 必须小于 to。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>{1}: {2} is '{3}', which cannot be understood.</source>
            <translation>{1}：{2} 为“{3}”，无法理解。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_file.py" />
            <source>{1}: {2}; let each range begin where the one before it ends.</source>
            <translation>{1}：{2}；请使每个范围从前一个范围的终点开始。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table has the unknown column '{1}'; the columns are {2}.</source>
            <translation>分级表中有未知的列“{1}”；各列应为 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table, factor '{1}': {2}</source>
            <translation>分级表，因子“{1}”：{2}</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table, row '{1}': '{2}' is no function; choose from {3}.</source>
            <translation>分级表，行“{1}”：“{2}”不是函数；可选 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table, row '{1}': '{2}' must be a number, and all rows of a factor ranges or all classes.</source>
            <translation>分级表，行“{1}”：“{2}”必须为数字，且同一因子的各行须全为范围或全为类别。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table, row '{1}': after {2} numbers are needed: low, high, start, end, and if wanted shape and midpoint.</source>
            <translation>分级表，行“{1}”：{2} 之后需要数字：下限、上限、起始等级、终止等级，以及可选的形状和中点。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table, row '{1}': class '{2}' must be a whole number.</source>
            <translation>分级表，行“{1}”：类别“{2}”必须为整数。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table, row '{1}': outside is '{2}'; it must be {3} or a grade.</source>
            <translation>分级表，行“{1}”：outside 为“{2}”；必须为 {3} 或一个等级。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table, row '{1}': {2}</source>
            <translation>分级表，行“{1}”：{2}</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table, row '{1}': {2} cells found; {3} are needed.</source>
            <translation>分级表，行“{1}”：有 {2} 个单元格；需要 {3} 个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Grade table: row '{1}' grades all values of '{2}', which has other rows; keep one.</source>
            <translation>分级表：行“{1}”已为“{2}”的全部数值定级，但该因子还有其他行；请只保留一种。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Weights are '{1}'; {2} numbers are needed, one for each factor: {3}.</source>
            <translation>权重为“{1}”；需要 {2} 个数字，每个因子一个：{3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Weights have no column weight; the columns must be factor and weight.</source>
            <translation>权重没有 weight 列；须有 factor 和 weight 两列。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Weights, row '{1}': a factor and a number are needed, such as slope,0.3.</source>
            <translation>权重，行“{1}”：需要因子和数字，例如 slope,0.3。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Weights: factor '{1}' has none; give each factor one.</source>
            <translation>权重：因子“{1}”没有权重；请为每个因子给出权重。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>Weights: the scheme has no factor '{1}'; take one with the same factors.</source>
            <translation>权重：方案中没有因子“{1}”；请使用因子相同的方案。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/scheme_text.py" />
            <source>{1}: factor '{2}' is not among the factors; they are {3}.</source>
            <translation>{1}：因子“{2}”不在因子之列；因子有 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Agriculture with significant natural vegetation</source>
            <translation>含大量自然植被的农业用地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Agro-forestry areas</source>
            <translation>农林复合区</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Airports</source>
            <translation>机场</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Annual crops associated with permanent crops</source>
            <translation>一年生与多年生作物混种地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Artificial surfaces</source>
            <translation>人造地表</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Bare land</source>
            <translation>裸地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Bare or sparse vegetation</source>
            <translation>裸地或稀疏植被</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Bare rocks</source>
            <translation>裸岩</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Barren</source>
            <translation>裸地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Barren land</source>
            <translation>裸地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Beaches, dunes, sands</source>
            <translation>海滩、沙丘和沙地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Broad-leaved forest</source>
            <translation>阔叶林</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Built-up</source>
            <translation>建设用地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Burnt areas</source>
            <translation>火烧迹地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Class table, row '{1}': class '{2}' must be a whole number.</source>
            <translation>地类表，行“{1}”：地类“{2}”必须是整数。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Class table, row '{1}': habitat '{2}' must be 1, yes, true or 0, no, false.</source>
            <translation>地类表，行“{1}”：生境“{2}”必须为 1、yes、true 或 0、no、false。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Class table, row '{1}': resistance '{2}' must be a number above 0, or empty or nodata for what cannot be crossed.</source>
            <translation>地类表，行“{1}”：阻力“{2}”必须是大于 0 的数字；不可穿越的留空或填写 nodata。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Class table: class {1} comes twice, in '{2}' and '{3}'; keep one of them.</source>
            <translation>地类表：地类 {1} 出现两次，分别在“{2}”和“{3}”；请保留一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Coastal lagoons</source>
            <translation>沿海潟湖</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Complex cultivation patterns</source>
            <translation>复合种植区</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Coniferous forest</source>
            <translation>针叶林</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Construction sites</source>
            <translation>建筑工地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Continuous urban fabric</source>
            <translation>连续城镇用地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Cropland</source>
            <translation>耕地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Cultivated crops</source>
            <translation>农作物</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Cultivated land</source>
            <translation>耕地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Deciduous forest</source>
            <translation>落叶林</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Developed, high intensity</source>
            <translation>已开发，高强度</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Developed, low intensity</source>
            <translation>已开发，低强度</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Developed, medium intensity</source>
            <translation>已开发，中强度</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Developed, open space</source>
            <translation>已开发，开放空间</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Discontinuous urban fabric</source>
            <translation>不连续城镇用地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Dump sites</source>
            <translation>垃圾堆放场</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Dwarf scrub</source>
            <translation>矮灌丛</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Emergent herbaceous wetlands</source>
            <translation>挺水草本湿地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Estuaries</source>
            <translation>河口</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Evergreen forest</source>
            <translation>常绿林</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Forest</source>
            <translation>森林</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Fruit trees and berry plantations</source>
            <translation>果园和浆果种植园</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Glaciers and perpetual snow</source>
            <translation>冰川和永久积雪</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Grassland</source>
            <translation>草地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Grassland or herbaceous</source>
            <translation>草地或草本植被</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Green urban areas</source>
            <translation>城市绿地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Herbaceous wetland</source>
            <translation>草本湿地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Impervious</source>
            <translation>不透水面</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Industrial or commercial units</source>
            <translation>工业或商业用地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Inland marshes</source>
            <translation>内陆沼泽</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Intertidal flats</source>
            <translation>潮间带滩涂</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Lichens</source>
            <translation>地衣</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Mangroves</source>
            <translation>红树林</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Mineral extraction sites</source>
            <translation>采矿场</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Mixed forest</source>
            <translation>混交林</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Moors and heathland</source>
            <translation>荒野和石南灌丛</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Moss</source>
            <translation>苔藓</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Moss and lichen</source>
            <translation>苔藓地衣</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Natural grasslands</source>
            <translation>天然草地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Non-irrigated arable land</source>
            <translation>非灌溉耕地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Olive groves</source>
            <translation>橄榄园</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Open water</source>
            <translation>开阔水域</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Pasture or hay</source>
            <translation>牧草地或干草地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Pastures</source>
            <translation>牧场</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Peat bogs</source>
            <translation>泥炭沼泽</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Perennial ice or snow</source>
            <translation>常年冰雪</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Permanent snow and ice</source>
            <translation>冰川和永久积雪</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Permanent water bodies</source>
            <translation>永久性水体</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Permanently irrigated land</source>
            <translation>常年灌溉地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Port areas</source>
            <translation>港区</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Rice fields</source>
            <translation>稻田</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Road and rail networks and associated land</source>
            <translation>公路和铁路网及附属用地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Salines</source>
            <translation>盐田</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Salt marshes</source>
            <translation>盐沼</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Sclerophyllous vegetation</source>
            <translation>硬叶植被</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Sea and ocean</source>
            <translation>海洋</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Sedge or herbaceous</source>
            <translation>莎草或草本植被</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Shrub</source>
            <translation>灌木</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Shrub or scrub</source>
            <translation>灌木或灌丛</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Shrubland</source>
            <translation>灌木地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Snow and ice</source>
            <translation>冰雪</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Sparsely vegetated areas</source>
            <translation>稀疏植被区</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Sport and leisure facilities</source>
            <translation>体育和休闲设施</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>The scheme custom has no classes of its own; give a table with the columns class, name, habitat and resistance.</source>
            <translation>custom 分类体系没有自己的地类；请给出含 class、name、habitat 和 resistance 列的表。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Transitional woodland-shrub</source>
            <translation>过渡林地—灌丛</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Tree cover</source>
            <translation>林地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Tundra</source>
            <translation>苔原</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Vineyards</source>
            <translation>葡萄园</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Water</source>
            <translation>水体</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Water bodies</source>
            <translation>水体</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Water courses</source>
            <translation>河道</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Wetland</source>
            <translation>湿地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/schemes.py" />
            <source>Woody wetlands</source>
            <translation>木本湿地</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/weighing_scheme.py" />
            <source>Two factors are called '{1}'; give each a name of its own.</source>
            <translation>有两个因子都叫“{1}”；请分别命名。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/weighing_scheme.py" />
            <source>Weights by {1} come from the grades of the factors; read their layers first.</source>
            <translation>按 {1} 赋权依据因子的等级数据；请先读取各因子图层。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/weighing_scheme.py" />
            <source>{1} factors cannot be compared in pairs; at least 1 and at most {2} can.</source>
            <translation>{1} 个因子无法两两比较；应为 1 至 {2} 个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/weighting.py" />
            <source>Combined, no factor has a weight above 0; combine the weights additively.</source>
            <translation>结合之后没有因子的权重大于 0；请以加法结合权重。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/weighting.py" />
            <source>Weights are '{1}'; they must be at least 0, and one of them above 0.</source>
            <translation>权重为“{1}”；必须不小于 0，且至少有一个大于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/weighting.py" />
            <source>Weights are '{1}'; {2} numbers are needed, one for each factor.</source>
            <translation>权重为“{1}”；需要 {2} 个数字，每个因子一个。</translation>
        </message>
        <message>
            <location filename="../algorithms/resistance/weighting.py" />
            <source>Weights of {1} factors cannot be combined; all sets need the same factors.</source>
            <translation>{1} 个因子的权重无法结合；各组权重必须针对相同的因子。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>At {breaks} break points a road or railway cuts a path.</source>
            <translation>有 {breaks} 处生态断裂点，路径在此被公路或铁路切断。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Barriers by score</source>
            <translation>生态障碍点（按得分排序）</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Connectivity indices</source>
            <translation>连通性指数</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Connectivity of the network</source>
            <translation>生态网络的连通性</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Corridors and links</source>
            <translation>廊道与连接</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Corridors hold every cell through which a way costs at most the cutoff more than the least-cost path. Current gathers where a corridor is narrow.</source>
            <translation>廊道由经过它的通路成本比最小成本路径至多高出一个阈值的所有像元组成。电流在廊道狭窄处汇集。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Current in the corridors</source>
            <translation>廊道内的电流</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Ecological security pattern</source>
            <translation>生态安全格局</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>HABITAT is empty and the class table calls no class habitat; name at least 1 class.</source>
            <translation>HABITAT 为空，且地类表没有把任何地类列为生境；请至少给出 1 个地类。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Habitat patches</source>
            <translation>生境斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Habitat patches and resistance</source>
            <translation>生境斑块与阻力面</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Links and corridors</source>
            <translation>连接与廊道</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Links considered</source>
            <translation>考察的连接</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>No two patches are neighbours, so there is no link. What cannot be crossed lies between the patches: give the classes there a resistance (an empty one in the class table cannot be crossed), fill cells without data, or lower the minimum area.</source>
            <translation>没有任何两个斑块相邻，因此没有连接。斑块之间存在不可穿越之处：请为该处地类给出阻力（地类表中留空表示不可穿越）、填补无数据像元，或减小最小面积。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>None of {1} links is in use; the commonest reason: {2}. {3}</source>
            <translation>{1} 条连接均未使用；最常见的原因：{2}。{3}</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>On them lie {pinches} pinch points ({pinched:,.0f} ha) and {barriers} barriers ({barred:,.0f} ha).</source>
            <translation>其上有生态夹点 {pinches} 处（{pinched:,.0f} 公顷）、生态障碍点 {barriers} 处（{barred:,.0f} 公顷）。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Patches by importance</source>
            <translation>斑块（按重要性排序）</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Primary areas are those where two kinds of problem meet or a key corridor runs; the rest is general. The score of a barrier is the least-cost distance saved by each unit of length restored.</source>
            <translation>两类问题重叠或有关键廊道经过之处为重点区，其余为一般区。障碍点的得分为每修复单位长度所减少的最小成本距离。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Raise the limits.</source>
            <translation>请放宽限值。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Responsibility shares</source>
            <translation>责任分担比例</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Restoration areas</source>
            <translation>生态修复区</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Restoration areas by kind</source>
            <translation>各类型修复区</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Restoration units</source>
            <translation>生态修复单元</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>The indices follow the definitions of Conefor; distances run from edge to edge along the links in use.</source>
            <translation>各指数按 Conefor 的定义计算；距离为沿在用连接从斑块边缘到边缘的距离。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>The plan at a glance</source>
            <translation>方案概览</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Units follow watersheds first and administration second. A unit in several administrative areas is shared by its area, the corridors in it and the current through them; the lowest level that holds all of it leads.</source>
            <translation>修复单元先按流域、再按行政区划分。跨多个行政区的单元按其面积、区内廊道及流经廊道的电流分担责任；由能涵盖整个单元的最低一级行政区牵头。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>What cannot be crossed lies between the patches: give the classes there a resistance (an empty one in the class table cannot be crossed), fill cells without data, or lower the minimum area.</source>
            <translation>斑块之间存在不可穿越之处：请为该处地类给出阻力（地类表中留空表示不可穿越）、填补无数据像元，或减小最小面积。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>What to restore</source>
            <translation>修复内容</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>Who restores what</source>
            <translation>修复责任分工</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>dPC is the share of connectivity that would be lost with the patch: by its own area (intra), by what flows to and from it (flux), and by what passes through it (connector).</source>
            <translation>dPC 为失去该斑块时损失的连通性比例，由三部分构成：斑块自身面积（intra）、与其他斑块间的流量（flux）以及以它为中介的连接（connector）。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>{active} of {links} links considered between neighbouring patches are in use.</source>
            <translation>在相邻斑块间考察的 {links} 条连接中，{active} 条在用。</translation>
        </message>
        <message>
            <location filename="../algorithms/security_pattern.py" />
            <source>{patches} habitat patches cover {area:,.0f} ha, {share:.1f} % of the land.</source>
            <translation>共有生境斑块 {patches} 个，面积 {area:,.0f} 公顷，占土地面积的 {share:.1f}%。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/habitat_patches.py" />
            <source>No habitat class is given; name at least one class of the land-cover map.</source>
            <translation>没有给出生境类；请至少给出土地覆被图中的一个地类。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/habitat_patches.py" />
            <source>No patch reaches {1} ha; the largest has {2} ha. Lower the smallest area.</source>
            <translation>没有斑块达到 {1} 公顷；最大的为 {2} 公顷。请降低最小面积。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/habitat_patches.py" />
            <source>{1} and {2} more</source>
            <translation>{1} 等（另有 {2} 个）</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/habitat_patches.py" />
            <source>{1} has no data in any cell; check its no-data value.</source>
            <translation>{1}的所有像元均无数据；请检查其无数据值。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/habitat_patches.py" />
            <source>{1}: none of the habitat classes {2} occurs; the map holds {3}.</source>
            <translation>{1}：生境类 {2} 均未出现；图中有 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology.py" />
            <source>Class {1} is given as foreground and as background; it can be only one.</source>
            <translation>类别 {1} 同时作为前景和背景；只能是其中之一。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology.py" />
            <source>Edge width is {1}; it must be a whole number of cells.</source>
            <translation>边缘宽度为 {1}；必须是整数个像元。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology.py" />
            <source>Morphology</source>
            <translation>形态格局</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology.py" />
            <source>No foreground class is given; name at least one class of the land-cover map.</source>
            <translation>没有给出前景类；请至少给出土地覆被图中的一个地类。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology.py" />
            <source>Simplified pattern</source>
            <translation>简化格局</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology.py" />
            <source>Without numba the morphology of this map takes about {1} minutes. {2}</source>
            <translation>没有 numba 时，此图的形态分析约需 {1} 分钟。{2}</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology.py" />
            <source>{1} has cells of {2} x {3}; the edge width is counted in cells.</source>
            <translation>{1}的像元为 {2}×{3}；边缘宽度以像元计。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology_cells.py" />
            <source>background</source>
            <translation>背景</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology_cells.py" />
            <source>foreground</source>
            <translation>前景</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/morphology_cells.py" />
            <source>{1} has no cell of {2}{3}; morphology needs both.</source>
            <translation>{1}没有{2}{3}的像元；形态分析两者都需要。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>Give either patches or a morphology raster, one of the two, to choose sources from.</source>
            <translation>请给出斑块或形态格局栅格之一，从中选择源地。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>Least dPC is {1}, but nothing works out dPC; leave it out.</source>
            <translation>最小 dPC 为 {1}，但没有计算 dPC；请将其留空。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>None of {1} patches is a source; the largest is {2}. Lower what is asked.</source>
            <translation>{1} 个斑块中没有一个成为源地；最大的为 {2}。请降低要求。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>Patches must lie on the cells of the importance raster; burn them into it first.</source>
            <translation>斑块必须位于重要性栅格的像元上；请先将其栅格化。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>connecting</source>
            <translation>连通作用</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>dPC is left empty. {1}</source>
            <translation>dPC 留空。{1}</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>important</source>
            <translation>重要</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>large enough ({1} ha)</source>
            <translation>面积足够（{1} 公顷）</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>mean {1}</source>
            <translation>均值 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>not {1} ({2}, {3} needed)</source>
            <translation>不够{1}（{2}，需要 {3}）</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>protected</source>
            <translation>受保护</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>too small ({1} ha, {2} ha needed)</source>
            <translation>面积过小（{1} 公顷，需要 {2} 公顷）</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>{1} % of it</source>
            <translation>其中 {1}%</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>{1} % of it reaches {2}</source>
            <translation>其中 {1}% 达到 {2}</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>{1}: no cell is core (17 or 117); take the raster that ecopattern:morphology makes.</source>
            <translation>{1}：没有核心区像元（17 或 117）；请采用 ecopattern:morphology 生成的栅格。</translation>
        </message>
        <message>
            <location filename="../algorithms/sources/source_patches.py" />
            <source>{1}: no cell of a patch reaches {2} or is protected; lower the least importance.</source>
            <translation>{1}：没有斑块像元达到 {2} 或受保护；请降低最小重要性。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>Best found</source>
            <translation>找到的最佳值</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>Built in order</source>
            <translation>按次序建设</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>Corridors by order of building</source>
            <translation>廊道的建设次序</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>Half the budget reaches {reached:.6g} of {whole:.6g}.</source>
            <translation>用一半预算可达到 {reached:.6g}，全部预算可达到 {whole:.6g}。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>Links in the order of building</source>
            <translation>按建设次序排列的连接</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>Method: {method}.</source>
            <translation>方法：{method}。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>No choice within the budget can reach more than {bound:.6g}, so the gap is {gap:.2g} percent.</source>
            <translation>预算内的任何方案都不可能超过 {bound:.6g}，因此差距为 {gap:.2g}%。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>No network can beat</source>
            <translation>上界（任何网络均不超过）</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>Order of building</source>
            <translation>建设次序</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>The line of links built in order shows what stands if money comes step by step.</source>
            <translation>“按次序建设”的曲线表示资金分批到位、连接逐条建设时，各阶段网络所达到的水平。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>What other budgets would buy</source>
            <translation>其他预算可实现的效果</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>What the budget buys</source>
            <translation>预算所能实现的效果</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>connected area</source>
            <translation>连通面积</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>equivalent connectivity</source>
            <translation>等效连通性</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>largest area</source>
            <translation>最大连通面积</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>{count} corridors for {cost:.6g} of a budget of {budget:.6g} raise the {objective} from {before:.6g} to {after:.6g}.</source>
            <translation>在预算 {budget:.6g} 中投入 {cost:.6g} 建设 {count} 条廊道，可使{objective}由 {before:.6g} 提高到 {after:.6g}。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/design_report.py" />
            <source>{objective} by budget</source>
            <translation>不同预算下的{objective}</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/harmonise.py" />
            <source>Rasters: none was given; at least 1 is needed.</source>
            <translation>栅格：没有给出；至少需要 1 个。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/harmonise.py" />
            <source>{1} has no data on the common grid; check its place and coordinate system.</source>
            <translation>{1}在统一格网上没有数据；请检查其位置和坐标系。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>% a unit of cost</source>
            <translation>%/费用单位</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>% per map unit</source>
            <translation>%/地图单位</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>0 to 1</source>
            <translation>0 至 1</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>1 to 2</source>
            <translation>1 至 2</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>A</source>
            <translation>A</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Administrative area</source>
            <translation>行政区名称</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Administrative code</source>
            <translation>行政区代码</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>After</source>
            <translation>之后</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Area</source>
            <translation>面积</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Area before</source>
            <translation>之前的面积</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Area no.</source>
            <translation>区域编号</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Bar</source>
            <translation>柱形</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Barrier no.</source>
            <translation>障碍点编号</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Betweenness</source>
            <translation>介数</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Betweenness, IIC</source>
            <translation>介数，IIC</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Betweenness, PC</source>
            <translation>介数，PC</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Bound</source>
            <translation>上界</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Break points</source>
            <translation>生态断裂点</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Candidate</source>
            <translation>候选</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Cells</source>
            <translation>像元</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Change</source>
            <translation>变化</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Closeness</source>
            <translation>接近度</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Component</source>
            <translation>所属组分</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Contents</source>
            <translation>目录</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Contiguity</source>
            <translation>邻近连续性</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Core area</source>
            <translation>核心区面积</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Core area index</source>
            <translation>核心区面积指数</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Core areas</source>
            <translation>核心区数量</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Cost at its turn</source>
            <translation>建设时的费用</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Cost distance to effective resistance</source>
            <translation>成本距离与有效电阻之比</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Cost distance to path length</source>
            <translation>成本距离与路径长度之比</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Cost distance to straight distance</source>
            <translation>成本距离与直线距离之比</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Crosses a boundary</source>
            <translation>是否跨界</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Current between all pairs</source>
            <translation>所有斑块对之间的电流</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Current by potentials</source>
            <translation>按电势的电流</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Current sent to each</source>
            <translation>流向每个斑块的电流</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Current-flow centrality</source>
            <translation>电流中心性</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Distance to the farthest</source>
            <translation>到最远斑块的距离</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Distance to the nearest patch</source>
            <translation>到最近斑块的距离</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Effective resistance</source>
            <translation>有效电阻</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Equivalent connected area</source>
            <translation>等效连通面积</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Flow through</source>
            <translation>经由流量</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Flux</source>
            <translation>通量</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Flux over its links</source>
            <translation>经由其连接的通量</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Fractal dimension</source>
            <translation>分维数</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>From patch</source>
            <translation>起始斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Gain</source>
            <translation>增益</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Gain as share of the link</source>
            <translation>改善量占连接的比例</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Gain for its cost</source>
            <translation>单位费用的增益</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Gain of the objective</source>
            <translation>目标值的增益</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Gain of the whole circle as share of the link</source>
            <translation>整圆改善量占连接的比例</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Gain, inside the patch</source>
            <translation>增益，斑块内部</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Gain, through the patch</source>
            <translation>增益，经由斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Gain, to and from the patch</source>
            <translation>增益，进出斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Graded by</source>
            <translation>分级方式</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Greatest grade</source>
            <translation>最高等级</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Impassable</source>
            <translation>不可穿越</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Importance</source>
            <translation>重要性</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>In use</source>
            <translation>是否在用</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Index</source>
            <translation>指数</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Interaction flux</source>
            <translation>相互作用通量</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Kind of node</source>
            <translation>节点类型</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Kind of unit</source>
            <translation>单元类型</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Lead level</source>
            <translation>牵头级别</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Least grade</source>
            <translation>最低等级</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Least width</source>
            <translation>最小宽度</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Least-cost distance</source>
            <translation>最小成本距离</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Least-cost distance before</source>
            <translation>之前的最小成本距离</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Least-cost distance, mean of the runs</source>
            <translation>最小成本距离，各次运行平均</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Least-cost distance, standard deviation over mean</source>
            <translation>最小成本距离，标准差与平均值之比</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Level</source>
            <translation>级别</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Link no.</source>
            <translation>连接编号</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Linked pairs of its neighbours</source>
            <translation>邻居之间有连接的比例</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Links against those of its neighbours</source>
            <translation>与相邻斑块的连接数之比</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Links at the patch</source>
            <translation>斑块的连接数</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Lower bound</source>
            <translation>下限</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Main function</source>
            <translation>主导功能</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Map</source>
            <translation>地图</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Mean distance to the others</source>
            <translation>到其他斑块的平均距离</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Mean grade</source>
            <translation>平均等级</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Mean width</source>
            <translation>平均宽度</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Members</source>
            <translation>成员</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Mode of restoration</source>
            <translation>修复方式</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>No rows.</source>
            <translation>没有记录。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Node no.</source>
            <translation>节点编号</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Objective</source>
            <translation>目标值</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Overlap</source>
            <translation>重叠</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Overlapping kinds</source>
            <translation>重叠的类型</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Path length</source>
            <translation>路径长度</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Perimeter</source>
            <translation>周长</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Perimeter to area</source>
            <translation>周长面积比</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Pinch point no.</source>
            <translation>夹点编号</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Pinch points</source>
            <translation>生态夹点</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Proximity</source>
            <translation>邻近度</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Radius of gyration</source>
            <translation>回转半径</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Score</source>
            <translation>得分</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Shape index</source>
            <translation>形状指数</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Share of corridors</source>
            <translation>廊道占比</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Share of patches</source>
            <translation>斑块占比</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Share of runs in use</source>
            <translation>在用的运行次数比例</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Share of the region</source>
            <translation>占区域比例</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Spent</source>
            <translation>已投入</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Step</source>
            <translation>步骤</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Straight distance</source>
            <translation>直线距离</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Suggested</source>
            <translation>建议</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Table</source>
            <translation>表</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>The first {shown} of {total} rows; all of them are in the layer.</source>
            <translation>共 {total} 行，只列出前 {shown} 行；全部记录见图层。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>To patch</source>
            <translation>终止斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Unit</source>
            <translation>单元</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Upper bound</source>
            <translation>上限</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Watershed</source>
            <translation>流域</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Weight</source>
            <translation>权重</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Weight by CRITIC</source>
            <translation>CRITIC 权重</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Weight by comparison</source>
            <translation>两两比较权重</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Weight by entropy</source>
            <translation>熵权</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>Without data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dAWF</source>
            <translation>dAWF</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dCCP</source>
            <translation>dCCP</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dCPL</source>
            <translation>dCPL</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dECS</source>
            <translation>dECS</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dF</source>
            <translation>dF</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dF along paths</source>
            <translation>dF，沿路径</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dGD</source>
            <translation>dGD</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dH</source>
            <translation>dH</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dIIC</source>
            <translation>dIIC</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dIIC, inside the patch</source>
            <translation>dIIC，斑块内部</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dIIC, through the patch</source>
            <translation>dIIC，经由斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dIIC, to and from the patch</source>
            <translation>dIIC，进出斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dLCP</source>
            <translation>dLCP</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dMSC</source>
            <translation>dMSC</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dNC</source>
            <translation>dNC</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dNL</source>
            <translation>dNL</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dPC</source>
            <translation>dPC</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dPC, inside the patch</source>
            <translation>dPC，斑块内部</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dPC, through the patch</source>
            <translation>dPC，经由斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dPC, to and from the patch</source>
            <translation>dPC，进出斑块</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>dSLC</source>
            <translation>dSLC</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>ha</source>
            <translation>公顷</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>m</source>
            <translation>m</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>m per ha</source>
            <translation>m/公顷</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>map units</source>
            <translation>地图单位</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>not given</source>
            <translation>未给出</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>resistance x cells</source>
            <translation>阻力×像元</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>share of 1</source>
            <translation>合计为 1</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/report.py" />
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>A range holds the values from its lower bound up to its upper bound; percent counts the cells in which the factor has data.</source>
            <translation>每个范围包含从下限到上限的数值；百分比按该因子有数据的像元计算。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Burnt in afterwards: {names}.</source>
            <translation>最后叠加：{names}。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>CRITIC</source>
            <translation>CRITIC</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Cells by resistance</source>
            <translation>各阻力值的像元</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Factors</source>
            <translation>因子</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Factors and weights</source>
            <translation>因子与权重</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Graded factors were combined by maximum.</source>
            <translation>各分级因子取最大值合成。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Graded factors were combined by weighted product.</source>
            <translation>各分级因子按加权乘积合成。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Graded factors were combined by weighted sum.</source>
            <translation>各分级因子按加权求和合成。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Grades</source>
            <translation>分级</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Grades of the factors</source>
            <translation>各因子的等级</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Histogram</source>
            <translation>直方图</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>How often each level occurs</source>
            <translation>各级阻力所占比例</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Percent counts the cells that can be crossed.</source>
            <translation>百分比按可穿越的像元计算。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Please check: {sentence}</source>
            <translation>请核查：{sentence}</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Resistance runs from {least:g} to {most:g}, {mean:.4g} on average; {barred:.1f} % of the cells cannot be crossed or have no data.</source>
            <translation>阻力值为 {least:g} 至 {most:g}，平均 {mean:.4g}；{barred:.1f}% 的像元不可穿越或无数据。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Resistance surface</source>
            <translation>阻力面</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>The consistency ratio is {ratio:.3f}: consistent.</source>
            <translation>一致性比率为 {ratio:.3f}：通过一致性检验。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>The consistency ratio is {ratio:.3f}: not consistent; it should be below 0.1.</source>
            <translation>一致性比率为 {ratio:.3f}：未通过一致性检验，应小于 0.1。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>The resistance at a glance</source>
            <translation>阻力面概览</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Weights combine comparisons in pairs (AHP) with {objective} of the grades, additively.</source>
            <translation>权重由两两比较（AHP）与基于等级数据的{objective}权重以加法合成。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Weights combine comparisons in pairs (AHP) with {objective} of the grades, by their geometric mean.</source>
            <translation>权重由两两比较（AHP）与基于等级数据的{objective}权重取几何平均合成。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Weights combine comparisons in pairs (AHP) with {objective} of the grades, multiplicatively.</source>
            <translation>权重由两两比较（AHP）与基于等级数据的{objective}权重以乘法合成。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Weights come from comparisons in pairs (AHP).</source>
            <translation>权重由两两比较（AHP）得出。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Weights come from the grades themselves, by CRITIC.</source>
            <translation>权重由等级数据按 CRITIC 法得出。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Weights come from the grades themselves, by entropy.</source>
            <translation>权重由等级数据按熵权法得出。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>Weights were given by hand.</source>
            <translation>权重由人工给定。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>classes of the distance</source>
            <translation>距离分类</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>classes of the value</source>
            <translation>类别赋值</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>distance as it is</source>
            <translation>距离原值</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>entropy</source>
            <translation>熵权</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>function of the distance</source>
            <translation>距离函数</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>function of the value</source>
            <translation>数值函数</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>ranges of the distance</source>
            <translation>距离分级</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>ranges of the value</source>
            <translation>数值分级</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/resistance_report.py" />
            <source>value as it is</source>
            <translation>原值</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/sample_landscape.py" />
            <source>SIZE is {1}; it must be rows and columns of at least {2} cells each, or there is no room for a river, towns and hills.</source>
            <translation>SIZE 为 {1}；行数和列数都至少为 {2} 个像元，否则容不下河流、城镇和山丘。</translation>
        </message>
        <message>
            <location filename="../algorithms/standard/sample_landscape.py" />
            <source>Size is '{1}'; write columns x rows of cells, such as 900x700.</source>
            <translation>大小为“{1}”；请写成像元的列数 x 行数，例如 900x700。</translation>
        </message>
        <message>
            <location filename="../algorithms/tables.py" />
            <source>has no column '{1}'</source>
            <translation>缺少列“{1}”</translation>
        </message>
        <message>
            <location filename="../algorithms/tables.py" />
            <source>has the unknown column '{1}'</source>
            <translation>有未知的列“{1}”</translation>
        </message>
        <message>
            <location filename="../algorithms/tables.py" />
            <source>{1} is empty; it needs the columns {2}.</source>
            <translation>{1}为空；需要列 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/tables.py" />
            <source>{1}, row '{2}': it {3}; the columns are {4}.</source>
            <translation>{1}，行“{2}”：{3}；各列为 {4}。</translation>
        </message>
        <message>
            <location filename="../algorithms/tables.py" />
            <source>{1}, row '{2}': {3} cells found; {4} are needed: {5}.</source>
            <translation>{1}，行“{2}”：有 {3} 个单元格；需要 {4} 个：{5}。</translation>
        </message>
        <message>
            <location filename="../algorithms/tables.py" />
            <source>{1}: '{2}' cannot be read ({3}).</source>
            <translation>{1}：“{2}”无法读取（{3}）。</translation>
        </message>
        <message>
            <location filename="../algorithms/tables.py" />
            <source>{1}: its columns have {2} to {3} cells; all need as many.</source>
            <translation>{1}：各列的单元格数为 {2} 至 {3}；必须一样多。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>above {1}</source>
            <translation>大于 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>at least {1}</source>
            <translation>不小于 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>at most {1}</source>
            <translation>不大于 {1}</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1} has no coordinate system; lengths and areas need a projected one. Assign it, or reproject with ecopattern:harmonise.</source>
            <translation>{1}没有坐标系；长度和面积需要投影坐标系。请指定坐标系，或用 ecopattern:harmonise 重投影。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1} has no data in any cell; resistance must be known somewhere.</source>
            <translation>{1}的所有像元均无数据；必须有已知的阻力。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1} has {2}, {3} has {4}; all rasters must share one grid. Align them with ecopattern:harmonise.</source>
            <translation>{1}为 {2}，{3}为 {4}；所有栅格必须采用同一格网。请用 ecopattern:harmonise 对齐。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1} is in degrees ({2}); lengths and areas need a projected coordinate system, best an equal-area one in metres. Reproject with ecopattern:harmonise.</source>
            <translation>{1}以度为单位（{2}）；长度和面积需要投影坐标系，最好是以米为单位的等积投影。请用 ecopattern:harmonise 重投影。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1} is in {2}, {3} in {4}; all rasters must share one grid. Align them with ecopattern:harmonise.</source>
            <translation>{1}的坐标系为 {2}，{3}为 {4}；所有栅格必须采用同一格网。请用 ecopattern:harmonise 对齐。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1} is {2}; it must be {3}.</source>
            <translation>{1} 为 {2}；必须为 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1} would need about {2} GiB of memory, {3} GiB are free. Use larger cells or a smaller area, or close other programs.</source>
            <translation>{1} 约需内存 {2} GiB，可用 {3} GiB。请采用更大的像元或更小的区域，或关闭其他程序。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1}: cells are {2} wide and {3} high, but here every cell counts as square, so that current flows too easily one way and too hard the other; resample to square cells first, such as with ecopattern:harmonise.</source>
            <translation>{1}：像元宽 {2}、高 {3}，而此处把每个像元都当作正方形，因此电流在一个方向上过易、在另一方向上过难；请先重采样为正方形像元，例如用 ecopattern:harmonise。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1}: resistance {2} at ({3}, {4}), {5} cells in all; resistance must be above 0. Use no data for what cannot be crossed.</source>
            <translation>{1}：在 ({3}, {4}) 处阻力为 {2}，共 {5} 个像元；阻力必须大于 0。不可穿越处请用无数据。</translation>
        </message>
        <message>
            <location filename="../algorithms/validation.py" />
            <source>{1}: {2} found; at least {3} are needed.</source>
            <translation>{1}：只有 {2}；至少需要 {3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/administration.py" />
            <source>Administrative areas have no field '{1}'; their fields are {2}.</source>
            <translation>行政区没有字段“{1}”；其字段为 {2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/administration.py" />
            <source>Administrative areas: {1} '{2}' lies in more than one {3}; codes must be nested, the levels named from the highest down.</source>
            <translation>行政区：{1}“{2}”位于一个以上的{3}中；代码必须逐级嵌套，级别从最高到最低给出。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/administration.py" />
            <source>Administrative areas: {1} has no code in the field '{2}'; fill it in.</source>
            <translation>行政区：{1} 在字段“{2}”中没有代码；请补全。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/administration.py" />
            <source>code</source>
            <translation>code</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/administration.py" />
            <source>{1} administrative levels are given; name one to three fields of codes.</source>
            <translation>给出了 {1} 个行政级别；请给出一至三个代码字段。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_areas.py" />
            <source>Break points: a point has no coordinates; remove points without geometry.</source>
            <translation>生态断裂点：有一个点没有坐标；请去掉没有几何图形的点。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_areas.py" />
            <source>No input has a grid; besides break points, give pinch points, barriers, morphology, sensitivity or corridors.</source>
            <translation>没有带格网的输入；除断裂点之外，请给出生态夹点、生态障碍点、形态格局、敏感性或廊道。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_areas.py" />
            <source>No restoration area was found.</source>
            <translation>没有找到修复区。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_areas.py" />
            <source>There is nothing to look for: give at least one of pinch points, barriers, break points, morphology or sensitivity.</source>
            <translation>没有可寻找的内容：请至少给出生态夹点、生态障碍点、断裂点、形态格局或敏感性之一。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_areas.py" />
            <source>{1} break points lie outside the grid and are left out.</source>
            <translation>{1} 个断裂点位于格网之外，被略去。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>Administrative areas</source>
            <translation>行政区</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>Current: {1} found; current density is never below 0.</source>
            <translation>电流：出现 {1}；电流密度不会小于 0。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>Neither corridors nor links are given; units need one of them.</source>
            <translation>既没有给出廊道也没有给出连接；划分单元需要其中之一。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>Restoration areas have no field 'kind'; take the output of ecopattern:restorationareas.</source>
            <translation>修复区没有字段“kind”；请采用 ecopattern:restorationareas 的结果。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>The pattern meets no {1}; check that both layers cover the same place, or draw one {2} around all.</source>
            <translation>格局没有与任何{1}相交；请检查两个图层是否覆盖同一地区，或画一个包围全部的{2}。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>There are no patches, corridors or restoration areas, so there is nothing to divide.</source>
            <translation>没有斑块、廊道或修复区，因此没有可划分的内容。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>Watersheds</source>
            <translation>流域</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>Weights of responsibility are {1}; give three, for area (above 0), corridor length and current (0 or above).</source>
            <translation>责任权重为 {1}；请给出三个：面积（大于 0）、廊道长度和电流（不小于 0）。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>administrative area</source>
            <translation>行政区</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>watershed</source>
            <translation>流域</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/restoration_units.py" />
            <source>{1} of {2} cells of the pattern lie outside the watersheds or administrative areas and belong to no unit.</source>
            <translation>格局的 {2} 个像元中有 {1} 个位于流域或行政区之外，不属于任何单元。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/zone_types.py" />
            <source>Rules, row '{1}': field '{2}' must be one of {3}.</source>
            <translation>规则，行“{1}”：字段“{2}”必须是下列之一：{3}。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/zone_types.py" />
            <source>Rules, row '{1}': minimum '{2}' must be a number, 0 or above.</source>
            <translation>规则，行“{1}”：最小值“{2}”必须是不小于 0 的数字。</translation>
        </message>
        <message>
            <location filename="../algorithms/zoning/zone_types.py" />
            <source>Rules, row '{1}': zone type '{2}' must be one of {3}.</source>
            <translation>规则，行“{1}”：单元类型“{2}”必须是下列之一：{3}。</translation>
        </message>
        <message>
            <location filename="../i18n/__init__.py" />
            <source>EcoPattern</source>
            <translation>EcoPattern</translation>
        </message>
        <message>
            <location filename="../i18n/messages.py" />
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <location filename="../i18n/messages.py" />
            <source>: </source>
            <translation>：</translation>
        </message>
        <message>
            <location filename="../i18n/messages.py" />
            <source>{a} ({b})</source>
            <translation>{a}（{b}）</translation>
        </message>
        <message>
            <location filename="../i18n/messages.py" />
            <source>{a} to {b}</source>
            <translation>{a} 至 {b}</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>All kinds</source>
            <translation>全部类型</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>All patches that are joined</source>
            <translation>所有相连的斑块</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Alpha index</source>
            <translation>网络闭合度（α）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Area of habitat</source>
            <translation>生境面积</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Area-weighted flux (AWF)</source>
            <translation>面积加权通量（AWF）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Background</source>
            <translation>背景</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Barrier</source>
            <translation>生态障碍点</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Beta index</source>
            <translation>线点率（β）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Border-opening</source>
            <translation>边缘开口</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Branch</source>
            <translation>支线</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Break point</source>
            <translation>生态断裂点</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Bridge</source>
            <translation>桥接区</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Change of ECA by IIC, as share of that of the area</source>
            <translation>按 IIC 的等效连通面积变化与面积变化之比</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Change of ECA by PC, as share of that of the area</source>
            <translation>按 PC 的等效连通面积变化与面积变化之比</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Characteristic path length (CPL)</source>
            <translation>特征路径长度（CPL）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>City</source>
            <translation>市级</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Class coincidence probability (CCP)</source>
            <translation>类别巧合概率（CCP）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Components (NC)</source>
            <translation>组分数（NC）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Connectivity restoration</source>
            <translation>连通修复型</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Conservation</source>
            <translation>保护保育型</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Core</source>
            <translation>核心区</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Core-opening</source>
            <translation>核心开口</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Cost ratio</source>
            <translation>成本比</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>County</source>
            <translation>县级</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Crossing of links</source>
            <translation>连接交汇点</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Cut off {ids}</source>
            <translation>从斑块 {ids} 切断</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Diameter of the network (GD)</source>
            <translation>网络直径（GD）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Division of the betweenness of links</source>
            <translation>连接介数的分离度</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Division of the betweenness of patches</source>
            <translation>斑块介数的分离度</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Edge</source>
            <translation>边缘区</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Entropy of the betweenness of links</source>
            <translation>连接介数的熵</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Entropy of the betweenness of patches</source>
            <translation>斑块介数的熵</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Equivalent connected area (ECA)</source>
            <translation>等效连通面积（ECA）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Equivalent connected area by IIC (ECA)</source>
            <translation>按 IIC 的等效连通面积（ECA）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Equivalent connected area by PC (ECA)</source>
            <translation>按 PC 的等效连通面积（ECA）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Equivalent connectivity of the network</source>
            <translation>网络的等效连通性</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Expected size of a component (ECS)</source>
            <translation>组分的期望规模（ECS）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Flux (F)</source>
            <translation>通量（F）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Flux along paths, sum of all patches</source>
            <translation>全部斑块沿路径的通量之和</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Fragmented habitat</source>
            <translation>破碎生境</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Functional enhancement</source>
            <translation>功能提升型</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Gamma index</source>
            <translation>网络连接度（γ）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>General</source>
            <translation>一般</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Grown</source>
            <translation>扩大</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Harary index (H)</source>
            <translation>Harary 指数（H）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>IIC held inside patches [%]</source>
            <translation>IIC 的斑块内部部分 [%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>IIC over direct links [%]</source>
            <translation>IIC 的直接连接部分 [%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>IIC over other patches [%]</source>
            <translation>IIC 的经由其他斑块部分 [%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Important</source>
            <translation>重要</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Integral index of connectivity (IIC)</source>
            <translation>整体连通性指数（IIC）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Integral index of connectivity, numerator (IICnum)</source>
            <translation>整体连通性指数的分子（IICnum）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Islet</source>
            <translation>孤岛</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Joined with {ids}</source>
            <translation>与斑块 {ids} 合并</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Landscape coincidence probability (LCP)</source>
            <translation>景观巧合概率（LCP）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Landscape coincidence probability, numerator (LCPnum)</source>
            <translation>景观巧合概率的分子（LCPnum）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Length of the links [km]</source>
            <translation>连接总长度 [km]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Links (NL)</source>
            <translation>连接数（NL）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Longer</source>
            <translation>变长</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Loop</source>
            <translation>环道区</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Mean size of a component (MSC)</source>
            <translation>组分的平均规模（MSC）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Moved, as large as before</source>
            <translation>移动，大小不变</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>New</source>
            <translation>新增</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>No longer in use</source>
            <translation>不再使用</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Not protected [%]</source>
            <translation>未受保护 [%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Of ProtConn, between areas (Contig of Makurhini) [%]</source>
            <translation>ProtConn 中，保护地之间（Makurhini 的 Contig）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Of ProtConn, between contiguous areas (Contig) [%]</source>
            <translation>ProtConn 中，相邻保护地之间（Contig）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Of ProtConn, inside single areas (Within) [%]</source>
            <translation>ProtConn 中，单个保护地内部（Within）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Of ProtConn, through areas outside (Trans) [%]</source>
            <translation>ProtConn 中，经由区域外的保护地（Trans）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Of ProtConn, through protected land (Prot) [%]</source>
            <translation>ProtConn 中，经由受保护土地（Prot）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Of ProtConn, through unprotected land (Unprot) [%]</source>
            <translation>ProtConn 中，经由未受保护土地（Unprot）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Of what is protected, connected (RelConn) [%]</source>
            <translation>受保护土地中的连通比例（RelConn）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>PC held inside patches [%]</source>
            <translation>PC 的斑块内部部分 [%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>PC over direct links [%]</source>
            <translation>PC 的直接连接部分 [%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>PC over other patches [%]</source>
            <translation>PC 的经由其他斑块部分 [%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Perforation</source>
            <translation>孔隙</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Pinch point</source>
            <translation>生态夹点</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Primary</source>
            <translation>重点</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Probability of connectivity (PC)</source>
            <translation>可能连通性指数（PC）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Probability of connectivity by effective resistances</source>
            <translation>按有效电阻的可能连通性指数</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Probability of connectivity, numerator (PCnum)</source>
            <translation>可能连通性指数的分子（PCnum）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Protected (Prot) [%]</source>
            <translation>受保护（Prot）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Protected and connected (ProtConn) [%]</source>
            <translation>受保护且连通（ProtConn）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Protected but not connected (ProtUnconn) [%]</source>
            <translation>受保护但不连通（ProtUnconn）[%]</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Province</source>
            <translation>省级</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Saddle</source>
            <translation>鞍点</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Shorter</source>
            <translation>变短</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Shrunk</source>
            <translation>缩小</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Size of the largest component (SLC)</source>
            <translation>最大组分的规模（SLC）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Strategic node</source>
            <translation>战略节点</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>The largest group of patches</source>
            <translation>最大的斑块组</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>Vulnerable land</source>
            <translation>生态脆弱区</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>connecting (dPC {a} %)</source>
            <translation>连通作用足够（dPC {a}%）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>important (mean {a})</source>
            <translation>重要（平均值 {a}）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>important ({a} % of it reaches {b})</source>
            <translation>重要（其中 {a}% 达到 {b}）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>large enough ({a} ha)</source>
            <translation>足够大（{a} 公顷）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>not connecting (dPC {a} %, {n} % needed)</source>
            <translation>连通作用不足（dPC {a}%，需要 {n}%）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>not important (mean not known, {n} needed)</source>
            <translation>不重要（平均值未知，需要 {n}）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>not important (mean {a}, {n} needed)</source>
            <translation>不重要（平均值 {a}，需要 {n}）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>not important ({a} % of it reaches {b})</source>
            <translation>不重要（其中 {a}% 达到 {b}）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>not important ({a} % of it reaches {b}, {n} % needed)</source>
            <translation>不重要（其中 {a}% 达到 {b}，需要 {n}%）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>not protected ({a} % of it, {n} % needed)</source>
            <translation>未受保护（{a}%，需要 {n}%）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>patch {a} is lost</source>
            <translation>斑块 {a} 消失</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>patches {a} and {b} are lost</source>
            <translation>斑块 {a} 和 {b} 消失</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>patches {a} and {b} are one now</source>
            <translation>斑块 {a} 和 {b} 现已合为一个</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>protected ({a} % of it)</source>
            <translation>受保护（{a}%）</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>the patches are no longer neighbours</source>
            <translation>斑块不再相邻</translation>
        </message>
        <message>
            <location filename="../i18n/values.py" />
            <source>too small ({a} ha, {n} ha needed)</source>
            <translation>太小（{a} 公顷，需要 {n} 公顷）</translation>
        </message>
        <message>
            <location filename="../plugin.py" />
            <source>Draw habitat, a road or a crossing and see what becomes of links and connectivity</source>
            <translation>绘制生境、道路或生物通道，查看连接与连通性的变化</translation>
        </message>
        <message>
            <location filename="../plugin.py" />
            <source>Ecological security pattern…</source>
            <translation>生态安全格局…</translation>
        </message>
        <message>
            <location filename="../plugin.py" />
            <source>Sample landscape…</source>
            <translation>示例景观…</translation>
        </message>
        <message>
            <location filename="../plugin.py" />
            <source>Steps and selection</source>
            <translation>步骤与选择</translation>
        </message>
        <message>
            <location filename="../plugin.py" />
            <source>Weigh resistance…</source>
            <translation>阻力面赋权…</translation>
        </message>
        <message>
            <location filename="../plugin.py" />
            <source>What if…</source>
            <translation>情景推演…</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>A file or folder cannot be read or written: {}.</source>
            <translation>文件或文件夹无法读取或写入：{}。</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>Cancelled; nothing was written.</source>
            <translation>已取消，未写入任何内容。</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>Inputs</source>
            <translation>输入</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>Results</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>The Python package {} is missing; install it into the Python of QGIS.</source>
            <translation>缺少 Python 包 {}；请将其安装到 QGIS 使用的 Python 中。</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>The machine ran out of memory.</source>
            <translation>计算机内存不足。</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>numba is not installed: results are the same but slower. To install it, run in the Python of QGIS: python -m pip install numba "numpy==&lt;the version QGIS has&gt;".</source>
            <translation>未安装 numba：结果相同，但计算较慢。如需安装，请在 QGIS 的 Python 中运行：python -m pip install numba "numpy==&lt;QGIS 自带的版本&gt;"。</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>{label} ({name})</source>
            <translation>{label}（{name}）</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>{name} ({label}) is missing; it must be given.</source>
            <translation>缺少 {name}（{label}）；必须给出。</translation>
        </message>
        <message>
            <location filename="../processing_provider/algorithm.py" />
            <source>{} was not made: it needs inputs that were left out.</source>
            <translation>未生成“{}”：所需的输入未给出。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>A cell that is source and ground</source>
            <translation>既是电流源又接地的像元</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>A field of the focal nodes such as population; a pair then weighs the product of its two values.</source>
            <translation>焦点节点的一个字段，例如人口；节点对的权重为两个值的乘积。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>All grounds are direct</source>
            <translation>所有接地均为直接接地</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>All sources are 1 A</source>
            <translation>所有电流源均为 1 A</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Average between cells</source>
            <translation>像元之间的平均方式</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Between all pairs of nodes</source>
            <translation>所有节点两两之间</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>By what two cells side by side are joined.</source>
            <translation>两个相邻像元之间按什么相连。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Cells that are 0 or no data are left out.</source>
            <translation>值为 0 或无数据的像元不参与计算。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Chosen by size</source>
            <translation>按规模自动选择</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Conductance to ground</source>
            <translation>对地电导</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Current flow</source>
            <translation>电流分析</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Current put into each cell, for the mode with given sources and grounds.</source>
            <translation>注入每个像元的电流，用于给定电流源和接地的模式。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Current sources</source>
            <translation>电流源</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Direct</source>
            <translation>直接法</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Effective resistances</source>
            <translation>有效电阻</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Field with the weight of nodes</source>
            <translation>节点权重字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Folder for the maps of single solves</source>
            <translation>存放各次求解结果图的文件夹</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>For the mode with given sources and grounds.</source>
            <translation>用于给定电流源和接地的模式。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>From all others to each node</source>
            <translation>从其余所有节点到每个节点</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>From each node to all others</source>
            <translation>从每个节点到其余所有节点</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>From given sources to given grounds</source>
            <translation>从给定电流源到给定接地</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>How hard the way to ground is from each cell, or how easy.</source>
            <translation>每个像元对地通过的难度或容易程度。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>How the summed current is shown.</source>
            <translation>累计电流的表示方式。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>How the voltages are found: directly, which is fast, or step by step, which takes less memory.</source>
            <translation>求解电压的方法：直接法速度快，迭代法占用内存少。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Iterative</source>
            <translation>迭代法</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Keeps both</source>
            <translation>两者都保留</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Keeps neither</source>
            <translation>两者都不保留</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Keeps the ground alone</source>
            <translation>只保留接地</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Keeps the source alone</source>
            <translation>只保留电流源</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Largest current of any solve.</source>
            <translation>各次求解中的最大电流。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Largest relative residual that is accepted.</source>
            <translation>可接受的最大相对残差。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Lines of from_id, to_id that are to be solved, separated by ; or the path of a CSV file or of a pairs file of Circuitscape (lists to include or exclude, or a matrix with min and max); empty is all.</source>
            <translation>每行为 from_id, to_id，即需要求解的节点对，行间以 ; 分隔，或给出 CSV 文件路径，或 Circuitscape 节点对文件的路径（包含或排除列表，或带 min 和 max 的矩阵）；留空则求解全部节点对。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Lines of from_id, to_id, weight, separated by ; or the path of a CSV file: by what pairs count in the sum of current between all pairs; 1 for pairs that are not named.</source>
            <translation>每行为 from_id, to_id, weight，行间以 ; 分隔，或给出 CSV 文件路径：各节点对在所有节点对累计电流中的权重；未列出的节点对为 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Lines of node_id, strength, separated by ; or the path of a CSV file; empty is 1 for all.</source>
            <translation>每行为 node_id, strength，行间以 ; 分隔，或给出 CSV 文件路径；留空则强度均为 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Logarithm to base 10</source>
            <translation>以 10 为底的对数</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Mean conductance</source>
            <translation>平均电导</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Mean resistance</source>
            <translation>平均阻力</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Mode</source>
            <translation>模式</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>No current shown in the nodes</source>
            <translation>节点内不显示电流</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Not transformed</source>
            <translation>不变换</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>PAIR_WEIGHTS and WEIGHT_FIELD were both given; leave one of them empty.</source>
            <translation>PAIR_WEIGHTS 和 WEIGHT_FIELD 不能同时给出；请将其中之一留空。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Points or polygons, or a raster with one whole number a node on the same cells.</source>
            <translation>点或面，或在相同像元上以整数标识节点的栅格。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Polygons or a raster of whole numbers; the cells of a region count as one.</source>
            <translation>面或整数栅格；同一区域的所有像元视为一个。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Receives the current and the voltage of every pair or node, and for pairs the resistances as a matrix; a run that was cancelled goes on from the pairs or nodes that are there. Empty keeps only the sum.</source>
            <translation>接收每个节点对或节点的电流和电压，节点对还有电阻矩阵；已取消的运行会从已有的节点对或节点继续。留空则只保留总和。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Resistance or conductance to ground of each cell, for the mode with given sources and grounds; resistance 0 is a direct ground.</source>
            <translation>每个像元对地的电阻或电导，用于给定电流源和接地的模式；电阻为 0 表示直接接地。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Resistance to ground</source>
            <translation>对地电阻</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Solver</source>
            <translation>求解器</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Sum of the current over all solves, pairs by their weight.</source>
            <translation>各次求解的电流之和，节点对按其权重计入。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>The grounds hold</source>
            <translation>接地栅格的含义</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>The two nodes of a pair are 0 in its map.</source>
            <translation>在一个节点对的结果图中，这两个节点的值为 0。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Transform</source>
            <translation>变换</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Treats the landscape as a circuit and sends current between focal nodes, by the rules of Circuitscape 5. Current shows how often random walkers pass a cell (McRae et al. 2008, doi 10.1890/07-1861.1).

All pairs of P focal nodes take P - 1 solves; a node of several cells conducts ideally in its own pairs only, and each of these pairs takes a solve of its own. The log says beforehand what time and memory a run may take. A run with a maps folder that was cancelled goes on where it stopped. What the chosen mode does not use changes nothing, and a warning names it.</source>
            <translation>将景观视为电路，按 Circuitscape 5 的规则在焦点节点之间输送电流。电流表示随机游走者经过某像元的频度（McRae 等 2008，doi 10.1890/07-1861.1）。

P 个焦点节点的全部节点对需要 P - 1 次求解；由多个像元组成的节点只在其自身的节点对中视为理想导体，每个这样的节点对需要单独求解一次。日志会预先给出运行可能需要的时间和内存。给出结果图文件夹的运行取消后，可从中断处继续。所选模式不使用的参数不起作用，并会有警告指出。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Weights of pairs</source>
            <translation>节点对权重</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>What stays where a cell is both.</source>
            <translation>当一个像元既是电流源又接地时保留哪一个。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Whatever the ground raster holds.</source>
            <translation>不论接地栅格中的数值是多少。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Whatever the source raster holds.</source>
            <translation>不论电流源栅格中的数值是多少。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>Which nodes send current, and which receive it.</source>
            <translation>哪些节点送出电流，哪些节点接收电流。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>from_id, to_id, resistance; -1 is not connected.</source>
            <translation>from_id、to_id、resistance；-1 表示不连通。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/current_flow.py" />
            <source>{name} is missing; the mode '{mode}' needs it.</source>
            <translation>缺少 {name}；“{mode}”模式需要它。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/from_circuitscape.py" />
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/from_circuitscape.py" />
            <source>Receives maps, resistances and the settings.</source>
            <translation>接收结果图、电阻和设置。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/from_circuitscape.py" />
            <source>Run a Circuitscape project</source>
            <translation>运行 Circuitscape 工程</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/from_circuitscape.py" />
            <source>Runs the .ini file of a Circuitscape project, on rasters or on a network, and writes the results under the names Circuitscape gives them (McRae et al. 2008, doi 10.1890/07-1861.1). Nothing of Circuitscape needs to be installed.

Options that version 5 lost work as in version 4: recoding, currents of focal nodes set to 0, and the logarithm of the sum; grids are not compressed, as in version 5. Ids of networks stay as they are in the input. In the scenario all-to-one with a pairs file, nodes left out put in 1 A, as in Circuitscape; Current flow leaves them out.

All other options of version 5.17 are honoured, but for those of solver, precision, threads, memory and logs. The log names options that are passed over, that the scenario does not use, or that are unknown. The file may hold comments behind # or ;, and values in quotes. A path of another machine is looked for by its end beside the .ini file, which is said.</source>
            <translation>运行 Circuitscape 工程的 .ini 文件（栅格或网络），并按 Circuitscape 的命名写出结果（McRae 等 2008，doi 10.1890/07-1861.1）。无需安装 Circuitscape。

第 5 版不再支持的选项按第 4 版工作：重分类、焦点节点电流置 0、总和取对数；格网不压缩，与第 5 版相同。网络的标识保持与输入一致。在带节点对文件的 all-to-one 情景中，被略去的节点与 Circuitscape 一样注入 1 A；“电流分析”则将其排除。

第 5.17 版的其他选项均照办，只有求解器、精度、线程、内存和日志的选项除外。日志会列出被略过的、情景不使用的和未知的选项。文件可含 # 或 ; 之后的注释，值可加引号。来自其他计算机的路径按其末尾在 .ini 文件旁查找，并会说明。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/from_omniscape.py" />
            <source>Receives the maps and the settings.</source>
            <translation>接收结果图和设置。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/from_omniscape.py" />
            <source>Run an Omniscape project</source>
            <translation>运行 Omniscape 工程</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/from_omniscape.py" />
            <source>Runs the .ini file of an Omniscape project and writes the results under the names Omniscape gives them: cum_currmap, flow_potential, normalized_cum_currmap, classified_resistance and config.ini (Landau et al. 2021, doi 10.21105/joss.02829). Nothing of Omniscape needs to be installed.

Numbers differ where Omniscape 0.6 has defects; the help of Omnidirectional current says which. The map of current is always written.

All other options are honoured, but for those of solver, precision and threads. The log names options that are passed over, that change nothing beside the others, or that are unknown. A path of another machine is looked for by its end beside the .ini file, which is said.</source>
            <translation>运行 Omniscape 工程的 .ini 文件，并按 Omniscape 的命名写出结果：cum_currmap、flow_potential、normalized_cum_currmap、classified_resistance 和 config.ini（Landau 等 2021，doi 10.21105/joss.02829）。无需安装 Omniscape。

在 Omniscape 0.6 有缺陷之处数值会有差异，详见“全向电流”的帮助。电流图总是写出。

其他选项均照办，只有求解器、精度和线程的选项除外。日志会列出被略过的、与其他选项相比不起作用的和未知的选项。来自其他计算机的路径按其末尾在 .ini 文件旁查找，并会说明。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/inputs.py" />
            <source>Project</source>
            <translation>工程</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/inputs.py" />
            <source>Projects (*.ini)</source>
            <translation>工程 (*.ini)</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/inputs.py" />
            <source>The .ini file; the files it names are looked for in its folder and in those above.</source>
            <translation>.ini 文件；其中提到的文件在其所在文件夹及上级文件夹中查找。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/network_current.py" />
            <source>Links by centrality</source>
            <translation>按中心性分级的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/network_current.py" />
            <source>Patches by centrality</source>
            <translation>按中心性分级的斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/network_current.py" />
            <source>Sends current between every two patches through the network of links, each a resistor of its least-cost distance, and adds up what links and patches carry, as Centrality Mapper of Linkage Mapper does (Newman 2005, doi 10.1016/j.socnet.2004.11.009; Carroll et al. 2012, doi 10.1111/j.1523-1739.2011.01753.x).

A link that alone joins k patches to n - k others carries k (n - k). Priority of links can count the centrality of patches: name the field centrality there.</source>
            <translation>把每条连接视为阻值等于其最小成本距离的电阻，在每两个斑块之间通过连接网络输送电流，并累加连接和斑块承载的电流，与 Linkage Mapper 的 Centrality Mapper 相同（Newman 2005，doi 10.1016/j.socnet.2004.11.009；Carroll 等 2012，doi 10.1111/j.1523-1739.2011.01753.x）。

若一条连接是 k 个斑块与其余 n - k 个斑块之间的唯一通道，则其承载 k (n - k)。“连接优先级”可计入斑块的中心性：在那里填写字段名 centrality。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/network_current.py" />
            <source>The links with centrality: current summed over all pairs of patches; empty out of use.</source>
            <translation>带有 centrality 的连接：所有斑块对的电流之和；未使用的为空。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/network_current.py" />
            <source>The patches with centrality: current summed over all pairs of patches.</source>
            <translation>带有 centrality 的斑块：所有斑块对的电流之和。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>A raster such as climate: only sources that match the target in it send current there.</source>
            <translation>一个条件栅格，例如气候：只有在该条件上与目标相匹配的源才向其输送电流。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>BLOCK_SIZE is {}; it must be odd, so that a block has a centre.</source>
            <translation>BLOCK_SIZE 为 {}；必须为奇数，使分块有中心。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Cells above have no strength, if strengths come from the resistance; empty is no limit.</source>
            <translation>由阻力得到源强度时，阻力高于该值的像元没有强度；留空则不限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Condition {}</source>
            <translation>条件 {}</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Condition {} in the future</source>
            <translation>未来的条件 {}</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Condition {} matches if</source>
            <translation>条件 {} 的匹配方式</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Condition {}: highest difference</source>
            <translation>条件 {}：最大差值</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Condition {}: lowest difference</source>
            <translation>条件 {}：最小差值</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Correct the pattern of blocks</source>
            <translation>校正分块痕迹</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Current over flow potential, no unit; 0 where the potential is 0.</source>
            <translation>电流与流动潜势之比，无量纲；潜势为 0 处为 0。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Folder of finished windows</source>
            <translation>存放已完成窗口的文件夹</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>From a target to its farthest sources: how far movement goes, in cells.</source>
            <translation>从目标到其最远的源的距离，即迁移所能达到的距离，以像元计。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Highest resistance of a source</source>
            <translation>源的最大阻力</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>How much less or more than the median it may be; empty is no limit.</source>
            <translation>可低于或高于中位数多少；留空则不限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>How much movement ends in each cell, 0 or above, for directed flow; empty: where it starts.</source>
            <translation>到达每个像元的迁移量，不小于 0，用于有方向的流动；留空则与出发处相同。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>How much movement starts in each cell, 0 or above; the unit of the current. No data is 0.</source>
            <translation>从每个像元出发的迁移量，不小于 0；即电流的单位。无数据按 0 计。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>It differs from the median within the limits</source>
            <translation>与中位数之差介于限值之间</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>It is the most frequent value</source>
            <translation>等于最常见的值</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Keeps the sums of finished windows every minute and when a run is cancelled or fails; a run with the same inputs goes on from there. Empty keeps nothing.</source>
            <translation>每分钟以及在运行取消或失败时保存已完成窗口的总和；输入相同的运行从该处继续。留空则不保存。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Landscape beyond the radius through which current may flow, without sources.</source>
            <translation>半径之外允许电流经过的景观，其中没有源。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Lines of old, new that change values of the resistance raster, separated by ; or the path of a text file; missing is no data, other values stay.</source>
            <translation>每行为 old, new，用于更改阻力栅格的数值，行间以 ; 分隔，或给出文本文件路径；missing 表示无数据，其他数值保持不变。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Lower values of the raster of strengths count as 0.</source>
            <translation>源强度栅格中低于该值的按 0 计。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Lowest strength</source>
            <translation>最小强度</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>No data where the resistance has none</source>
            <translation>无阻力数据处结果也为无数据</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Odd; the centres of blocks this wide are the targets, with the strength of their block.</source>
            <translation>奇数；以此宽度分块，各块中心为目标，强度为该块的强度。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Omnidirectional current</source>
            <translation>全向电流</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Otherwise the current is 0 there.</source>
            <translation>否则该处电流为 0。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>RESISTANCE_CUTOFF is for STRENGTH_FROM_RESISTANCE; leave it empty, or choose that.</source>
            <translation>RESISTANCE_CUTOFF 只与 STRENGTH_FROM_RESISTANCE 一起使用；请将其留空，或选择后者。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>STRENGTH is missing; give a raster, or choose STRENGTH_FROM_RESISTANCE.</source>
            <translation>缺少 STRENGTH；请给出栅格，或选择 STRENGTH_FROM_RESISTANCE。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Shared domains (approximate)</source>
            <translation>共用计算域（近似）</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Shows where movement flows if it comes from everywhere and goes everywhere, by the method of Omniscape: around every target a circle is cut out, current flows from its sources to the target, and the currents of all circles add up (Landau et al. 2021, doi 10.21105/joss.02829). The flow potential is the same on land that conducts alike everywhere. Current over potential is the normalized current: about 1 where movement spreads, above where it is squeezed, below where it is held off or led away.

The number of targets rules the time: a block size of about a tenth of the radius changes little and is faster by the square of it. The log says beforehand how many windows there are and what time and memory they may take. A window is solved exactly, in its own circle; on shared domains neighbouring windows are solved together, which is several times faster still, but an approximation: current may leave the circle, and what flows outside is not counted. On rough land with a radius of 100 cells half of all cells differed by less than 2.6 to 4.4 percent, half of those in the busier half by less than 1 to 2 percent; but by a third where strips of one cell conduct 10,000 times better than the land, since current follows these out of the circle. Exact windows are the default.

Numbers differ from those of Omniscape 0.6 on purpose. Near the upper and left edge, up to radius and buffer from it, Omniscape takes out the sources of a wrong block and leaves those of the target's own, which changes maps by 2 to 8 percent; here the target's own block is taken out everywhere. Its correction of blocks divides rounding by rounding where no current can come, most of all with 4 neighbours; such cells stay as they are here. Rows and columns that do not fill a last block are no targets there; here the rest is a smaller block. Elsewhere results agree to the tolerance of its solver.

A target whose centre has no data gets no current, but counts for the flow potential, as in Omniscape.</source>
            <translation>按 Omniscape 的方法，显示物种迁移来自并去往四面八方时流经何处：围绕每个目标裁出一个圆，电流从其中的源流向目标，所有圆的电流相加（Landau 等 2021，doi 10.21105/joss.02829）。流动潜势是假定各处导通能力相同的土地上的同一结果。电流与潜势之比为归一化电流：迁移均匀散开处约为 1，受挤压处大于 1，受阻或被引开处小于 1。

运行时间取决于目标的数量：分块大小取半径的十分之一左右，结果变化不大，而速度按其平方提高。日志会预先给出窗口数以及可能需要的时间和内存。每个窗口在其自身的圆内精确求解；采用共用计算域时，相邻窗口一并求解，速度还可提高数倍，但结果为近似值：电流可能流出圆外，流出的部分不计入。在起伏较大的土地上、半径为 100 个像元时，半数像元的差异小于 2.6% 至 4.4%，电流较大的一半像元中半数差异小于 1% 至 2%；但若有一个像元宽、导通能力比周围土地强 10,000 倍的条带，差异可达三分之一，因为电流沿条带流出圆外。默认采用精确窗口。

数值与 Omniscape 0.6 有意不同。在上边缘和左边缘附近（半径加缓冲之内），Omniscape 剔除了错误分块的源，却保留了目标自身分块的源，使结果图改变 2% 至 8%；这里各处都剔除目标自身分块的源。其分块校正在电流无法到达处以舍入误差除以舍入误差，4 邻域时尤甚；这里这些像元保持原值。不足一块的剩余行列在那里不作为目标，这里则作为较小的块。其他地方的结果与其求解器的容差一致。

中心为无数据的目标得不到电流，但与 Omniscape 一样计入流动潜势。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Solves the windows of neighbouring targets together: faster, but current may leave the circle of a target. It gains most with small blocks; with blocks of a tenth of the radius it may gain nothing.</source>
            <translation>将相邻目标的窗口一并求解：速度更快，但电流可能流出目标的圆。分块越小越省时；分块边长达到半径的十分之一时，可能不再省时。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Strength from the resistance</source>
            <translation>由阻力得到强度</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Sum of the currents of all windows, in the unit of the strengths.</source>
            <translation>所有窗口的电流之和，单位与强度相同。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Takes 1 / resistance as the strength, and no raster of strengths.</source>
            <translation>以 1 / 阻力作为强度，不使用强度栅格。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Takes out what blocks of several cells do to the map; without effect for a block size of 1.</source>
            <translation>消除由多像元分块造成的痕迹；分块大小为 1 时无作用。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Target strength</source>
            <translation>目标强度</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>The current if all cells conducted alike, in the unit of the strengths.</source>
            <translation>假定所有像元导通能力相同时的电流，单位与强度相同。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>Values of the targets, if they are other than those of the sources now.</source>
            <translation>目标的取值，如果与源的当前取值不同。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>What the value of a source must be to that of the target's block: to its median, or to its mode.</source>
            <translation>电流源的取值与目标分块取值的关系：与其中位数相比，或与其众数相比。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>cells</source>
            <translation>像元</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>unit of the raster</source>
            <translation>栅格的单位</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/omnidirectional.py" />
            <source>{part} was given without {name}; give that raster too.</source>
            <translation>给出了 {part} 但没有 {name}；请同时给出该栅格。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>All other patches and each patch</source>
            <translation>其余所有斑块与每个斑块之间</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>All pairs of patches</source>
            <translation>所有斑块对</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>Areas of the highest current outside patches.</source>
            <translation>斑块之外电流最大的区域。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>Between</source>
            <translation>电流范围</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>Largest current of any link; no data outside corridors and in patches.</source>
            <translation>各连接中的最大电流；廊道之外和斑块之内为无数据。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>Links with effective resistance</source>
            <translation>带有效电阻的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>Sends current between the patches of each link through its corridor only. Cells where it is dense cannot be replaced: losing one would cut the link (McRae et al. 2008, doi 10.1890/07-1861.1).</source>
            <translation>仅在每条连接的廊道内，在其两端斑块之间输送电流。电流密集的像元不可替代：一旦失去，连接就会中断（McRae 等 2008，doi 10.1890/07-1861.1）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>The current of a link stays in its own corridor; that of pairs, or of all patches, flows in all corridors.</source>
            <translation>连接的电流限于其自身的廊道；斑块对或所有斑块的电流在全部廊道中流动。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>The links with effective_resistance and lcd_to_effective.</source>
            <translation>带有 effective_resistance 和 lcd_to_effective 字段的连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/circuits/pinch_points.py" />
            <source>The two patches of each link</source>
            <translation>每条连接的两端斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>4, sides alone count</source>
            <translation>4，只有共边相连</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>8, corners count as well</source>
            <translation>8，角点相接也相连</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>A link stays if it is among this many nearest of either end; 0 is no limit.</source>
            <translation>连接若属于任一端斑块的若干条最近连接之一则保留；0 表示不限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Address of a running Dask scheduler, such as tcp://192.168.1.10:8786, whose workers have the plugin on their Python path; empty computes on this machine.</source>
            <translation>正在运行的 Dask 调度器地址，例如 tcp://192.168.1.10:8786，其工作进程的 Python 路径中须有本插件；留空则在本机计算。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Administrative units</source>
            <translation>行政区</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>After keeping the nearest neighbours, groups of patches are joined by their shortest links.</source>
            <translation>保留最近邻之后，用最短的连接把彼此分离的斑块组连起来。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Barriers are looked for in circles of this radius and larger ones, step by step; empty is 2 cells.</source>
            <translation>以此半径及逐步增大的半径画圆搜索生态障碍点；留空为 2 个像元。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Between 0 and 1; 0.5 makes the distance the median.</source>
            <translation>介于 0 和 1 之间；取 0.5 时该距离为中位扩散距离。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>CLCD, annual land cover of China</source>
            <translation>CLCD 中国年度土地覆被</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>CORINE Land Cover</source>
            <translation>CORINE 土地覆被</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Cells with the highest current, as percent of all corridor cells.</source>
            <translation>电流最大的像元，占全部廊道像元的百分比。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Classes as whole numbers, in a projected coordinate system.</source>
            <translation>以整数表示的地类，须为投影坐标系。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Classes of the land cover</source>
            <translation>土地覆被的分类体系</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Code fields of the administration</source>
            <translation>行政区代码字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Combine links by</source>
            <translation>连接的合并方式</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Conductance of each cell</source>
            <translation>每个像元的电导</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Corridor cutoff</source>
            <translation>廊道阈值</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Corridor raster as ecopattern:corridors makes it; its cells are those of the result.</source>
            <translation>由 ecopattern:corridors 生成的廊道栅格；结果采用其像元。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Cost (resistance x map units)</source>
            <translation>成本（阻力×地图单位）</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Cost of crossing a cell per unit of length, above 0, best habitat 1; no data cannot be crossed.</source>
            <translation>单位长度上穿越一个像元的成本，大于 0，最佳生境为 1；无数据处不可穿越。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Cost of restoration</source>
            <translation>修复费用</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Cost of restoration everywhere</source>
            <translation>各处的修复费用</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Dask scheduler</source>
            <translation>Dask 调度器</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Dispersal distance</source>
            <translation>扩散距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Distance at which movement has the probability below, in the unit of the link distance.</source>
            <translation>移动概率等于下面所给数值时的距离，单位与连接的距离相同。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>ESA WorldCover</source>
            <translation>ESA WorldCover</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Every cell goes to the patch that is nearest to it, by cost or by straight distance; patches whose cells touch are neighbours.</source>
            <translation>每个像元归属最近的斑块，“最近”按成本或直线距离确定；像元相接的斑块互为邻居。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>From one circle to the next; empty is the smallest radius, 0 tries the smallest alone.</source>
            <translation>相邻两个圆的半径之差；留空等于最小半径，0 表示只用最小半径。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>From the highest level down, such as province, city, county.</source>
            <translation>从最高级别到最低级别，例如省、市、县。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>GlobeLand30</source>
            <translation>GlobeLand30</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Habitat patches as polygons, or as a raster with one whole number a patch on the same cells.</source>
            <translation>生境斑块，可为面，或在相同像元上以整数标识斑块的栅格。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>How hard each cell is to cross, or how easy.</source>
            <translation>每个像元穿越的难度或容易程度。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>How much more than the least-cost path a detour may cost to lie in the corridor; empty is 5 percent of it.</source>
            <translation>绕行成本比最小成本路径最多高出多少仍算在廊道内；留空为 5%。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Join separate groups</source>
            <translation>连接分离的斑块组</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Land cover</source>
            <translation>土地覆被</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Lines of class, name, habitat (1 or 0), resistance, separated by ; or the path of a CSV file. It replaces or adds classes of the scheme; an empty resistance means that the class cannot be crossed.</source>
            <translation>每行为地类、名称、生境（1 或 0）、阻力，行间以 ; 分隔，或给出 CSV 文件路径。用于替换或补充分类体系中的地类；阻力留空表示该地类不可穿越。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Lines; where a link crosses one is a break point.</source>
            <translation>线；连接与其相交处为生态断裂点。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Links between the patches as ecopattern:links makes them.</source>
            <translation>斑块之间的连接，由 ecopattern:links 生成。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Maximum cost distance</source>
            <translation>最大成本距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Minimum area</source>
            <translation>最小面积</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>NLCD of the United States</source>
            <translation>美国 NLCD</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Nearest by cost</source>
            <translation>按成本最近</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Nearest by cost or by straight distance</source>
            <translation>按成本或直线距离最近</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Nearest by straight distance</source>
            <translation>按直线距离最近</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Nearest neighbours kept</source>
            <translation>保留的最近邻数</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Neighbours</source>
            <translation>邻域</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Nothing farther than this is considered; empty is no limit.</source>
            <translation>超过该值的不予考虑；留空则不限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Percent of each link's least-cost distance</source>
            <translation>占各连接最小成本距离的百分比</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Polygons of the lowest level, with a code field for each level.</source>
            <translation>最低一级行政区的面，每一级有一个代码字段。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Polygons; each restoration unit lies in one.</source>
            <translation>面；每个修复单元位于其中一个流域内。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Probability at that distance</source>
            <translation>该距离处的概率</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>RADIUS_MIN is {a:g}, above RADIUS_MAX {b:g}; the smallest radius must not exceed the largest.</source>
            <translation>RADIUS_MIN 为 {a:g}，大于 RADIUS_MAX {b:g}；最小半径不能超过最大半径。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Resistance of each cell</source>
            <translation>每个像元的阻力</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Roads and railways</source>
            <translation>公路和铁路</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Smaller patches are left out.</source>
            <translation>小于该面积的斑块被剔除。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Smallest radius</source>
            <translation>最小半径</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Step of the radius</source>
            <translation>半径步长</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>The largest circle that is tried; empty is three times the smallest.</source>
            <translation>尝试的最大圆；留空为最小半径的三倍。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>The largest gain of a single link</source>
            <translation>单条连接的最大改善</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>The raster holds</source>
            <translation>栅格的含义</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>The same number gives the same result, another a new one.</source>
            <translation>数字相同则结果相同，换一个数字得到新的结果。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>The sum of the gains of all links</source>
            <translation>所有连接的改善之和</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Those of the class table alone</source>
            <translation>只用地类表中的代码</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Unit of the cutoff</source>
            <translation>阈值的单位</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>What a cell shows that several links gain by.</source>
            <translation>一个像元可改善多条连接时显示什么。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>What a restored cell costs to cross, per unit of length.</source>
            <translation>修复后的像元单位长度的穿越成本。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>What restoring a square metre costs in each cell, in any money; empty takes the number below.</source>
            <translation>每个像元每平方米的修复费用，币种不限；留空则采用下面的数字。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>What restoring a square metre costs where no raster says so.</source>
            <translation>没有栅格时每平方米的修复费用。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>What the number of the cutoff is measured in.</source>
            <translation>阈值数字所用的单位。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Which of the cells around a cell are joined with it.</source>
            <translation>一个像元与周围哪些像元相连。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Which patches are neighbours</source>
            <translation>相邻斑块的判定</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>Whose class codes the land cover uses.</source>
            <translation>土地覆被采用哪种分类体系的地类代码。</translation>
        </message>
        <message>
            <location filename="../processing_provider/common.py" />
            <source>money per m²</source>
            <translation>金额/m²</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>At most this is spent on those taken, as area or as cost; empty is no limit.</source>
            <translation>所选候选的总投入上限，以面积或费用计；留空则不限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>At most this many are taken one after the other; empty is no limit.</source>
            <translation>依次选取的最大数量；留空则不限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>By this index candidates are compared.</source>
            <translation>按该指数比较各候选。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>CANDIDATES are given beside LINKS or EXISTING; put them into PATCHES, marked in EXISTING, or leave these out.</source>
            <translation>CANDIDATES 与 LINKS 或 EXISTING 同时给出；请将候选并入 PATCHES 并在 EXISTING 中标记，或不给出后者。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Candidate patches and links</source>
            <translation>候选斑块与连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Each patch that is taken touches one taken before, so that they are one site.</source>
            <translation>每个选取的斑块都与此前选取的斑块相接，从而构成一个整体。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Field of existing links</source>
            <translation>现有连接字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Field of existing patches</source>
            <translation>现有斑块字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Field of the cost of links</source>
            <translation>连接费用字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Field of the cost of patches</source>
            <translation>斑块费用字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Field of the links: 1 exists, 0 is a candidate; empty if all exist. Links of a candidate patch come with it.</source>
            <translation>连接的字段：1 为现有，0 为候选；全部现有则留空。候选斑块的连接随其一并加入。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Field of the patches: 1 exists, 0 is a candidate; empty if all exist.</source>
            <translation>斑块的字段：1 为现有，0 为候选；全部现有则留空。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Field with a cost above 0; empty is 1 for each.</source>
            <translation>大于 0 的费用字段；留空则每条为 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Field with a cost above 0; empty is the area in hectares.</source>
            <translation>大于 0 的费用字段；留空则取面积（公顷）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>How many to take</source>
            <translation>选取数量</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Index that is to grow</source>
            <translation>拟提高的指数</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Links with their gain</source>
            <translation>带增益的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>No candidates are given; name them in CANDIDATES, EXISTING or EXISTING_LINKS.</source>
            <translation>未给出候选；请在 CANDIDATES、EXISTING 或 EXISTING_LINKS 中指定。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Only patches in one piece</source>
            <translation>只选连成一片的斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Patches with their gain</source>
            <translation>带增益的斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Polygons that might be added, with the attribute of the patches; only without links.</source>
            <translation>可能增加的面，带有与斑块相同的属性；只在没有连接时使用。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Steps</source>
            <translation>步骤</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>Take next</source>
            <translation>每步选取</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>The candidate that gains most, or most for its cost.</source>
            <translation>增益最大的候选，或单位费用增益最大的候选。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>The largest gain</source>
            <translation>增益最大</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>The largest gain for its cost</source>
            <translation>单位费用增益最大</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>The links with candidate, gain (percent of the index), gain_per_cost and step (0: not taken).</source>
            <translation>带有 candidate、gain（占指数的百分比）、gain_per_cost 和 step（0 表示未选取）的连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>The patches with candidate, gain (percent of the index) and its parts, gain_per_cost and step (0: not taken).</source>
            <translation>带有 candidate、gain（占指数的百分比）及其各组成部分、gain_per_cost 和 step（0 表示未选取）的斑块。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>What each candidate patch or link would gain for connectivity if it alone were added, as Conefor's node addition; and which to take one after the other under a number or a budget, each with those before it in place, as Graphab's patch addition (Foltete et al. 2014, doi 10.1016/j.landurbplan.2013.12.012).

Candidates are marked by 0 in a field of the patches or of the links, or, where there are no links, come as a layer of their own.</source>
            <translation>单独加入每个候选斑块或连接对连通性的增益，与 Conefor 的节点添加相同；以及在数量或预算限制下依次应选取哪些，每次都以此前选取的为基础，与 Graphab 的斑块添加相同（Foltete 等 2014，doi 10.1016/j.landurbplan.2013.12.012）。

候选在斑块或连接的字段中标为 0；没有连接时，也可以单独的图层给出。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>What they may cost</source>
            <translation>投入上限</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>candidates</source>
            <translation>个候选</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>step, kind, name, cost, spent, index (its numerator), eca (equivalent area), gain over the step before in percent.</source>
            <translation>step、kind、name、cost、spent、index（其分子）、eca（等效面积）、gain（比上一步增加的百分比）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/candidates.py" />
            <source>unit of the cost</source>
            <translation>费用单位</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>All connectivity indices at two dates, their change in percent, and the change of equivalent connected area against that of the area of habitat (dECA and dA: Saura et al. 2011, doi 10.1016/j.ecolind.2010.06.011). A ratio above 1 says that the habitat lost or won counted more for connectivity than its area.</source>
            <translation>两个时期的全部连通性指数、其变化百分比，以及等效连通面积的变化与生境面积变化之比（dECA 与 dA：Saura 等 2011，doi 10.1016/j.ecolind.2010.06.011）。比值大于 1 表示所失去或增加的生境对连通性的作用大于其面积。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Change of connectivity</source>
            <translation>连通性变化</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Change of connectivity indices</source>
            <translation>连通性指数的变化</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Habitat patches of the first date.</source>
            <translation>第一个时期的生境斑块。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Habitat patches of the second date.</source>
            <translation>第二个时期的生境斑块。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Links after</source>
            <translation>之后的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Links are given for one date only; give LINKS_BEFORE and LINKS_AFTER, or neither.</source>
            <translation>只给出了一个时期的连接；请同时给出 LINKS_BEFORE 和 LINKS_AFTER，或都不给。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Links before</source>
            <translation>之前的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Links between the patches of the first date, as ecopattern:links makes them.</source>
            <translation>第一个时期斑块之间的连接，由 ecopattern:links 生成。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Links between the patches of the second date, as ecopattern:links makes them.</source>
            <translation>第二个时期斑块之间的连接，由 ecopattern:links 生成。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Patches after</source>
            <translation>之后的斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>Patches before</source>
            <translation>之前的斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_change.py" />
            <source>index, before, after, change in percent; A is the area of habitat, ratio_PC and ratio_IIC the change of the equivalent area over that of A (Makurhini's rECA).</source>
            <translation>index、before、after、change（百分比）；A 为生境面积，ratio_PC 和 ratio_IIC 为等效面积变化与 A 的变化之比（Makurhini 的 rECA）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>All indices</source>
            <translation>全部指数</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>All indices are the usual ones, entropy and division of the betweenness, and PC by effective resistances (Graphab).</source>
            <translation>全部指数包括常用指数、介数的熵和划分，以及基于有效电阻的 PC（Graphab）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>Connectivity indices by distance</source>
            <translation>不同扩散距离的连通性指数</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>Indices of the network of patches and links by the definitions of Conefor: NL, NC, H, LCP, IIC, PC, equivalent connected area and more (Saura and Pascual-Hortal 2007, doi 10.1016/j.landurbplan.2007.03.005). Without links, all pairs are joined by their straight distance from edge to edge.</source>
            <translation>按 Conefor 的定义计算由斑块和连接组成的网络的各项指数：NL、NC、H、LCP、IIC、PC、等效连通面积等（Saura 和 Pascual-Hortal 2007，doi 10.1016/j.landurbplan.2007.03.005）。未给出连接时，所有斑块对按边缘间的直线距离相连。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>Numbers separated by commas, for the table by distance; each is also the longest link that is counted.</source>
            <translation>以逗号分隔的数字，用于按距离的表；每个数字同时也是计入的最长连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>SEVERAL_DISTANCES is '{}'; it must be numbers above 0, separated by commas.</source>
            <translation>SEVERAL_DISTANCES 为“{}”；必须是大于 0 的数字，以逗号分隔。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>Several dispersal distances</source>
            <translation>多个扩散距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>The usual indices</source>
            <translation>常用指数</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>Which indices</source>
            <translation>哪些指数</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>distance, index, value, for several dispersal distances.</source>
            <translation>distance、index、value，对应多个扩散距离。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/connectivity_indices.py" />
            <source>index, value. F and AWF sum links alone, as Conefor and lconnect do; sum_F is Graphab's sum of F along paths. GD, MSC, SLC and ECS are Graphab's, CPL is lconnect's mean number of links between patches. PC_intra, PC_direct and PC_step are percent of PC. lconnect weighs AWF by 0.5 at half its distance, and leaves out links of exactly its distance and patches that touch.</source>
            <translation>index、value。F 和 AWF 只对连接求和，与 Conefor 和 lconnect 相同；sum_F 为 Graphab 沿路径的 F 之和。GD、MSC、SLC 和 ECS 为 Graphab 的指数，CPL 为 lconnect 的斑块间平均连接数。PC_intra、PC_direct 和 PC_step 为占 PC 的百分比。lconnect 的 AWF 在其距离的一半处取 0.5，并略去恰好等于其距离的连接和相接的斑块。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>All links</source>
            <translation>全部连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>All, those between patches that lie side by side, or the least length that joins all patches.</source>
            <translation>全部连接、相邻斑块之间的连接，或连通全部斑块的最小总长度。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Attribute of patches</source>
            <translation>斑块属性</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Between points that lie inside the patches</source>
            <translation>斑块内部点之间</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Between which points of two patches it is measured where there are no links.</source>
            <translation>没有连接时，在两个斑块的哪些点之间量取。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Centroid to centroid</source>
            <translation>质心到质心</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Cost nothing</source>
            <translation>没有成本</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Cost the straight way between the links</source>
            <translation>按两条连接之间的直线距离计</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Distance between patches</source>
            <translation>斑块间距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Edge to edge</source>
            <translation>边缘到边缘</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Field that says how much a patch is worth; empty is its area in hectares.</source>
            <translation>表示斑块价值的字段；留空则取面积（公顷）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Landscape attribute</source>
            <translation>景观属性值</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Least probability of a link</source>
            <translation>连接的最小概率</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Links between patches side by side (planar graph)</source>
            <translation>相邻斑块之间的连接（平面图）</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Links of a lower probability are left out of everything; Makurhini drops those below 0.01.</source>
            <translation>概率更低的连接完全不计；Makurhini 剔除低于 0.01 的连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Links up to this distance count where links are only counted, as in NL, NC, H, LCP and IIC; empty is the dispersal distance, as in Conefor; all links of a graph count in Graphab, so give the longest there.</source>
            <translation>在只计连接个数的指数（NL、NC、H、LCP 和 IIC）中，不超过该距离的连接才计入；留空则为扩散距离，与 Conefor 相同；Graphab 中图的所有连接都计入，因此请填其中最长者。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Longer links are left out of everything, as by a threshold graph of Graphab; empty is no limit.</source>
            <translation>更长的连接完全不计，相当于 Graphab 的阈值图；留空则不限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Longest link that is counted</source>
            <translation>计入的最长连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Minimum spanning tree</source>
            <translation>最小生成树</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Straight distance from</source>
            <translation>直线距离的量算方式</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Total area of the landscape in hectares, or what the attribute could reach at most; empty leaves out the indices that need it.</source>
            <translation>景观总面积（公顷），或属性值可能达到的最大值；留空则不计算需要它的指数。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Ways inside patches</source>
            <translation>斑块内部的通行</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>What a path pays in a patch that it crosses: nothing, as in Conefor, or the straight way between its links, near to Graphab, whose way is the least-cost one. Needs links.</source>
            <translation>路径穿过斑块时计入的成本：不计，与 Conefor 相同；或按其两条连接之间的直线距离计入，接近 Graphab，后者采用最小成本路径。需要连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>What a unit of length costs there, in the unit of the link distance; 1 where that is a length.</source>
            <translation>在斑块内部单位长度的成本，按连接距离的单位；若距离为长度则取 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Which distance of the links counts.</source>
            <translation>采用连接的哪一种距离。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>Which links count</source>
            <translation>哪些连接计入</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>cost per map unit</source>
            <translation>成本/地图单位</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/inputs.py" />
            <source>unit of the distance</source>
            <translation>距离的单位</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>Every link is taken by itself, and all others stay as they are.</source>
            <translation>逐条处理每条连接，其余连接保持不变。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>Field of the links with the distance that they take; where it is empty a link stays as it is.</source>
            <translation>连接图层中给出新距离的字段；为空的连接保持不变。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>Field of the new distance</source>
            <translation>新距离字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>How much each index of the network changes if one link is lost, is crossed without loss, or takes a new distance, each link by itself (Conefor's link removal, improvement and change; Saura and Rubio 2010, doi 10.1111/j.1600-0587.2009.05760.x). Use it to find links that must not be lost, and those to improve first.</source>
            <translation>逐条考察连接：失去、畅通无损或改变距离时，网络各项指数变化多少（Conefor 的连接移除、改善和变更；Saura 和 Rubio 2010，doi 10.1111/j.1600-0587.2009.05760.x）。用于找出不可失去的连接和应首先改善的连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>It is removed</source>
            <translation>被移除</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>It takes the distance of the field below</source>
            <translation>采用下面字段的距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>Its distance becomes 0</source>
            <translation>距离变为 0</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>LINK_CHANGE is change; give LINKS, and in NEW_DISTANCE the field with the distance they take.</source>
            <translation>LINK_CHANGE 为 change；请给出 LINKS，并在 NEW_DISTANCE 中给出新距离的字段。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>Link importance</source>
            <translation>连接重要性</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>Links by importance</source>
            <translation>按重要性分级的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>The links with their distance and the change of NL, NC, H, CCP, LCP, IIC, F, AWF, PC, MSC, SLC and ECS as percent of what it was: above 0 is a loss, below 0 a gain.</source>
            <translation>连接，带有距离以及 NL、NC、H、CCP、LCP、IIC、F、AWF、PC、MSC、SLC 和 ECS 的变化，以占原值的百分比表示：大于 0 为损失，小于 0 为增益。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/link_importance.py" />
            <source>What happens to a link</source>
            <translation>连接发生什么变化</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/network_structure.py" />
            <source>Alpha, beta and gamma index and cost ratio of the network of patches and links, as planning studies print them to compare a network before and after planning (Haggett and Chorley 1969).</source>
            <translation>由斑块和连接组成的网络的 α 指数（网络闭合度）、β 指数（线点率）、γ 指数（网络连接度）和成本比，规划研究用其比较规划前后的生态网络（Haggett 和 Chorley 1969）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/network_structure.py" />
            <source>Network structure</source>
            <translation>网络结构</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/network_structure.py" />
            <source>index, value: patches and links, length_km along the links, alpha (circuits), beta (links a patch), gamma (share of the links there could be), cost_ratio (1 - links / length in km).</source>
            <translation>index、value：斑块数和连接数、沿连接的长度 length_km、alpha（网络闭合度）、beta（线点率，即每个斑块的连接数）、gamma（网络连接度，即占可能连接数的比例）、cost_ratio（1 - 连接数 / 以 km 计的长度）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_centrality.py" />
            <source>Adds BCCirc, CF and PCF of Graphab; takes long for more than a thousand patches, and needs links of a length above 0.</source>
            <translation>另外给出 Graphab 的 BCCirc、CF 和 PCF；斑块超过一千个时耗时较长，且连接的长度须大于 0。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_centrality.py" />
            <source>Betweenness, closeness, eccentricity, clustering and flux of each patch, and what each link carries, by shortest paths and, if wanted, by current. Use it to tell hubs, stepping stones and bottlenecks apart (Bodin and Saura 2010, doi 10.1016/j.ecolmodel.2010.06.017; Foltete et al. 2012, doi 10.1016/j.envsoft.2012.07.002).

Where peers differ both are given: betweenness, betweenness_iic and betweenness_pc are BC, dBC_IIC and dBC_PC of Conefor, betweenness_flow is BC of Graphab; flux is F of Graphab along paths, flux_direct sums links alone.</source>
            <translation>每个斑块的介数、接近度、离心率、聚类系数和通量，以及每条连接承载的流量，按最短路径计算，需要时也按电流计算。用于区分枢纽、踏脚石和瓶颈（Bodin 和 Saura 2010，doi 10.1016/j.ecolmodel.2010.06.017；Foltete 等 2012，doi 10.1016/j.envsoft.2012.07.002）。

同类软件定义不同之处两者都给出：betweenness、betweenness_iic 和 betweenness_pc 即 Conefor 的 BC、dBC_IIC 和 dBC_PC，betweenness_flow 即 Graphab 的 BC；flux 为 Graphab 沿路径的 F，flux_direct 只对连接求和。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_centrality.py" />
            <source>Measures of current</source>
            <translation>电流指标</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_centrality.py" />
            <source>Patch and link centrality</source>
            <translation>斑块与连接中心性</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_centrality.py" />
            <source>The links with betweenness (of all pairs, by IIC, by PC in percent, as flow) and current.</source>
            <translation>带有 betweenness（全部斑块对；按 IIC；按 PC，百分比；按流量）和 current 的连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_centrality.py" />
            <source>degree, clustering (CC of Graphab), degree_ratio (CCor), betweenness and betweenness_iic by counted links; mean_distance (CCe), closeness, eccentricity (Ec), flux (F), flux_direct, interaction_flux (IF), proximity (IFPC), betweenness_pc and betweenness_flow by distance; current_betweenness (BCCirc), current_flow (CF), potential_flow (PCF).</source>
            <translation>degree、clustering（Graphab 的 CC）、degree_ratio（CCor）、betweenness 和 betweenness_iic 按计入的连接计算；mean_distance（CCe）、closeness、eccentricity（Ec）、flux（F）、flux_direct、interaction_flux（IF）、proximity（IFPC）、betweenness_pc 和 betweenness_flow 按距离计算；另有 current_betweenness（BCCirc）、current_flow（CF）、potential_flow（PCF）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_importance.py" />
            <source>Names separated by commas of other indices whose loss is wanted: NL, NC, H, CCP, LCP, F, AWF, MSC, SLC, ECS, GD, CPL, sum_F; the last three are worked out anew for each patch.</source>
            <translation>需要计算损失的其他指数名称，以逗号分隔：NL、NC、H、CCP、LCP、F、AWF、MSC、SLC、ECS、GD、CPL、sum_F；最后三个对每个斑块重新计算。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_importance.py" />
            <source>Other indices</source>
            <translation>其他指数</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_importance.py" />
            <source>Patch importance</source>
            <translation>斑块重要性</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_importance.py" />
            <source>Share of connectivity that is lost if a patch is lost (dIIC, dPC), split into what the patch holds itself (intra), what flows to and from it (flux) and what passes through it (connector); betweenness, degree and component (Saura and Rubio 2010, doi 10.1111/j.1600-0587.2009.05760.x).</source>
            <translation>失去某个斑块时所损失的连通性比例（dIIC、dPC），分解为斑块内部（intra）、进出该斑块的通量（flux）和经由该斑块的连接作用（connector）；另有介数、度和所属组分（Saura 和 Rubio 2010，doi 10.1111/j.1600-0587.2009.05760.x）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/patch_importance.py" />
            <source>The patches with dpc, diic and their parts, betweenness, degree and component. dpc and diic are percent, as in Conefor and Makurhini; Graphab gives hundredths of that.</source>
            <translation>带有 dpc、diic 及其各组成部分、介数、度和组分的斑块。dpc 和 diic 为百分比，与 Conefor 和 Makurhini 相同；Graphab 的数值为其百分之一。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/protected_connectivity.py" />
            <source>Area of the region</source>
            <translation>区域面积</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/protected_connectivity.py" />
            <source>Areas no farther apart count as one piece of protected land.</source>
            <translation>距离不超过该值的保护地视为相连的一片。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/protected_connectivity.py" />
            <source>Contiguous up to</source>
            <translation>视为相连的距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/protected_connectivity.py" />
            <source>Field of areas outside</source>
            <translation>区域外面积字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/protected_connectivity.py" />
            <source>Field that is 1 for protected areas outside the region, which only serve as stepping stones.</source>
            <translation>区域外仅作踏脚石的保护地，其该字段为 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/protected_connectivity.py" />
            <source>In hectares, or in the unit of the attribute.</source>
            <translation>以公顷计，或按属性的单位。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/protected_connectivity.py" />
            <source>ProtConn: the share of a region that is protected and connected, and by which ways: inside protected areas, over contiguous ones, through unprotected land, by stepping stones beyond the border (Saura et al. 2017, doi 10.1016/j.ecolind.2016.12.047, and 2018, doi 10.1016/j.biocon.2017.12.020). The patches are the protected areas; merge those that overlap first.

Makurhini and Saura et al. differ in the part Contig; both are given.</source>
            <translation>ProtConn：一个区域中受保护且相互连通的土地比例，以及通过何种方式相连：保护地内部、相邻保护地、穿过未受保护的土地、借助边界以外的踏脚石（Saura 等 2017，doi 10.1016/j.ecolind.2016.12.047；2018，doi 10.1016/j.biocon.2017.12.020）。斑块即保护地；重叠的请先合并。

Makurhini 与 Saura 等对 Contig 部分的定义不同，两者都给出。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/protected_connectivity.py" />
            <source>Protected connected land</source>
            <translation>受保护且连通的土地</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/protected_connectivity.py" />
            <source>index, value, of_region: Prot, ProtConn, ProtUnconn in percent of the region, RelConn in percent of Prot, the parts ProtConn_Prot, Within, Contig, Trans, Unprot in percent of ProtConn.</source>
            <translation>index、value、of_region：Prot、ProtConn、ProtUnconn 为占区域的百分比，RelConn 为占 Prot 的百分比，ProtConn_Prot、Within、Contig、Trans、Unprot 各部分为占 ProtConn 的百分比。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>All fields of links, with lcd_before and change: new, shorter, longer, out of use or empty.</source>
            <translation>连接的所有字段，另有 lcd_before 和 change：新增、变短、变长、停用或空。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Areas, lines or points with the field kind (added, lost, resistance, road or crossing) and, where needed, value, factor, crossings and width.</source>
            <translation>带字段 kind（added、lost、resistance、road 或 crossing）的面、线或点，按需要附 value、factor、crossings 和 width。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Changes</source>
            <translation>变化</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Cost of crossing a cell per unit of length after the changes.</source>
            <translation>变化之后单位长度上穿越一个像元的成本。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Crossings of new roads</source>
            <translation>新建道路的生物通道</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>How much of a road a crossing opens where its field width does not say it; at least one cell.</source>
            <translation>字段 width 未说明时，一处生物通道打开道路的长度；至少一个像元。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>How much of the attribute a hectare of it brings; empty is as much as one of the patches on average. Patches that are cut or joined share the attribute as their cells do.</source>
            <translation>每公顷新增生境带来多少属性值；留空则与现有斑块每公顷的平均值相同。被切分或合并的斑块按像元分配属性值。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Indices before and after</source>
            <translation>变化前后的指数</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Lines that become roads; the fields value, factor, crossings and width are read if they are there.</source>
            <translation>成为道路的线；若有字段 value、factor、crossings 和 width 则读取。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Links afterwards</source>
            <translation>变化后的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Links lost</source>
            <translation>失去的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Links of before that are not in use any more, along their former paths, with the reason.</source>
            <translation>原有而不再使用的连接，沿其原路径，并说明原因。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>New roads</source>
            <translation>新建道路</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Patches afterwards</source>
            <translation>变化后的斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Points on new roads where land and habitat stay as they were; the field width is read if it is there.</source>
            <translation>新建道路上的点，该处的土地和生境保持不变；若有字段 width 则读取。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Resistance afterwards</source>
            <translation>变化后的阻力面</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Resistance where habitat was lost</source>
            <translation>失去生境处的阻力</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Roads take habitat</source>
            <translation>道路占用生境</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>There is nothing to change: give changes or new roads.</source>
            <translation>没有可变化的内容：请给出变化或新建道路。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>What if habitat is added or lost, land becomes easier or harder to cross, or a road is built, with or without crossings? Links and connectivity before and after, worked out anew where the changes can touch them, and equal to working out everything again.

Each feature of the changes says in its field kind what happens there. added: habitat; it joins the patch that it touches, makes patches one that it touches together, or is a new patch. lost: habitat is gone; what is cut off a patch becomes a patch of its own. resistance: the field value is the resistance afterwards, or the field factor multiplies it. road: takes the cells it touches from habitat; value is its resistance, and without value nothing crosses it; the field crossings says how many crossings it has at even spaces. crossing: a point on a new road where land and habitat stay as they were, as far along the road as the field width says. Changes take effect in their order. value is also what added habitat, and land where habitat was lost, resist afterwards.

Before and after are both worked out on the resistance given; the links say which of them are in use, and the rules, which should be those the links were made with, decide on pairs of patches that the changes bring about. Equivalent connected area after Saura et al. (2011, doi 10.1016/j.ecolmodel.2011.02.011).</source>
            <translation>如果增加或失去生境、土地变得更易或更难穿越，或修建道路（有或没有生物通道），会怎样？给出前后的连接和连通性，只重新计算变化可能触及之处，结果与全部重新计算相同。

变化图层的每个要素用字段 kind 说明该处发生什么。added：增加生境；它并入所接触的斑块，把同时接触的斑块连为一体，或成为新的斑块。lost：生境消失；从斑块上切下的部分成为单独的斑块。resistance：字段 value 为变化后的阻力，或以字段 factor 相乘。road：所接触的像元不再是生境；value 为其阻力，没有 value 则不可穿越；字段 crossings 给出等距设置的生物通道数。crossing：新建道路上的点，该处的土地和生境保持不变，沿道路的长度由字段 width 给出。各变化按顺序生效。value 也是新增生境和失去生境处变化后的阻力。

前后都在所给的阻力面上计算；由连接说明其中哪些在用，由规则（应与生成这些连接时相同）决定因变化而出现的斑块对。等效连通面积据 Saura 等（2011，doi 10.1016/j.ecolmodel.2011.02.011）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Where the change does not say it; empty is the median of land outside the patches.</source>
            <translation>变化中未说明时采用；留空为斑块之外土地的中位数。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Where the change does not say it; empty is the median of the patches.</source>
            <translation>变化中未说明时采用；留空为斑块的中位数。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Whether the cells of a new road are lost as habitat, so that it can part a patch.</source>
            <translation>新建道路的像元是否不再作为生境，从而可能把斑块分开。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Width of a crossing</source>
            <translation>生物通道宽度</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>With area_ha, area_before, change in words and the attribute; what is lost is not there any more.</source>
            <translation>含 area_ha、area_before、以文字说明的 change 以及所用属性；失去的斑块不再出现。</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>Worth of added habitat</source>
            <translation>新增生境的价值</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>attribute per hectare</source>
            <translation>属性值/公顷</translation>
        </message>
        <message>
            <location filename="../processing_provider/connectivity/scenario.py" />
            <source>index, before, after, change, change_percent; ECA_PC is the equivalent connected area in hectares, or in the unit of the attribute.</source>
            <translation>index、before、after、change、change_percent；ECA_PC 为等效连通面积（公顷，或所用属性的单位）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>Barrier areas</source>
            <translation>生态障碍区</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>By how many percent the link's least-cost distance falls if the whole circle is restored.</source>
            <translation>若整个圆得到修复，该连接的最小成本距离下降的百分比。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>Circles with the highest score, as percent of all cells with a score.</source>
            <translation>得分最高的圆，占所有有得分像元的百分比。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>Gain per unit of length restored, at the centre of the circle.</source>
            <translation>每修复单位长度的改善量，记在圆心处。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>How much the least-cost distance of a link would fall for each unit of length restored, if a circle round the cell were brought to the restored resistance (McRae et al. 2012, doi 10.1371/journal.pone.0052604).

The score is a saving per length: 4 means that each map unit restored makes the link 4 (resistance x map units) cheaper. A circle of radius 30 restores 60 map units of way, so it saves 240. In percent of the least-cost distance of the link it is told per map unit as well (percent) and for the whole circle (percent_circle).</source>
            <translation>若将像元周围的一个圆恢复到修复后的阻力，每修复单位长度可使连接的最小成本距离下降多少（McRae 等 2012，doi 10.1371/journal.pone.0052604）。

得分是单位长度的节省量：4 表示每修复一个地图单位，连接的成本减少 4（阻力×地图单位）。半径 30 的圆修复 60 个地图单位长的通道，因此共节省 240。改善量还以连接最小成本距离的百分比给出，既有每地图单位的值（percent），也有整个圆的值（percent_circle）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>Improvement by a whole circle, percent</source>
            <translation>整圆改善百分比</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>Improvement circles</source>
            <translation>改善圆</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>Improvement score</source>
            <translation>改善得分</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>Improvement, percent</source>
            <translation>改善百分比</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>In circles and barrier areas a cell counts for no more than its resistance above the restored one, so that land which is good already drops out. Cells that cannot be crossed keep their score.</source>
            <translation>在圆和障碍区中，像元只按其阻力高于修复后阻力的部分计入，因此本来就好的土地会被剔除。不可穿越的像元保留其得分。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>Share shown as barrier areas</source>
            <translation>划为障碍区的比例</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>The best score of all circles that hold the cell.</source>
            <translation>包含该像元的所有圆中的最高得分。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>The circles that gain most, as polygons.</source>
            <translation>改善最大的圆，以面表示。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>The score as percent of the link's least-cost distance.</source>
            <translation>得分占该连接最小成本距离的百分比。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/barriers.py" />
            <source>Trim to each cell's own resistance</source>
            <translation>按像元自身阻力修剪</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Area by cutoff</source>
            <translation>不同阈值下的面积</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Area of the corridors at cutoffs up to the one chosen, in hectares and as percent of the last; suggested is 1 in the row of the suggested cutoff.</source>
            <translation>直至所选阈值的各阈值下的廊道面积，以公顷和占最后一个值的百分比表示；建议阈值所在行的 suggested 为 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Corridor areas</source>
            <translation>廊道范围</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Corridors of fixed width</source>
            <translation>固定宽度廊道</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Extra cost over the least-cost path; no data outside the cutoff.</source>
            <translation>超出最小成本路径的额外成本；阈值之外为无数据。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Field with the rank of links</source>
            <translation>连接等级字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Fixed widths by rank</source>
            <translation>按等级的固定宽度</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>For each link, how much more than the least-cost path the best detour through a cell costs: cost distance from one patch plus that from the other, less the least-cost distance. Links are joined by their minimum (normalised least-cost corridors, McRae and Kavanagh 2011).

How to choose the cutoff. It says how much dearer than the least-cost path a detour may be. As a cost it is resistance times map units: with a resistance of 1 in the best habitat and metres as map units, a cutoff of 1000 admits detours of 1000 m through the best habitat, or of 100 m where the resistance is 10. One cost for all links gives all of them corridors of a like width, so links through poor land come out narrow.

As percent it is a share of each link's own least-cost distance (lcd in the links): long and costly links get wide corridors, short ones narrow ones. It needs no knowledge of the scale of the resistance, which is why 5 percent is taken where no cutoff is given. That is a start and not a finding.

Look at the curve: give a generous cutoff, say 20 percent, and read in the table of area by cutoff how the land in corridors grows. The row marked 1 in suggested, which the log tells too, is where the curve bends most: the point farthest from the straight line between its ends (Kneedle, Satopaa et al. 2011). Where the curve rises steeply at first, little land is gained beyond it; where it rises late, corridors begin to flood the landscape beyond it. The bend belongs to the range looked at, so try a second range, and check the widths of the corridors against what the species or the plan needs.

Linkage Mapper begins with a cutoff of 200 000 (cost). That number is arbitrary and the same for every landscape: it is more than the whole least-cost distance of links in one study, and next to nothing in another. Take it over only to repeat a result.

Corridors of fixed width do not use the cutoff: they are strips along the least-cost paths, as wide as the rank of the link prescribes. They may overlap each other and the patches; the log tells the area with and without overlaps.</source>
            <translation>对每条连接，计算经过某像元的最优绕行比最小成本路径高出多少：到两端斑块的成本距离之和减去最小成本距离。各连接取最小值合并（归一化最小成本廊道，McRae 和 Kavanagh 2011）。

如何选择阈值。阈值表示绕行最多可比最小成本路径贵多少。以成本表示时，它等于阻力×地图单位：若最佳生境阻力为 1、地图单位为米，阈值 1000 允许在最佳生境中绕行 1000 m，或在阻力为 10 处绕行 100 m。所有连接采用同一成本，廊道宽度便大致相当，因此穿过劣质土地的廊道较窄。

以百分比表示时，它是各连接自身最小成本距离（连接的 lcd 字段）的一个比例：又长又贵的连接廊道较宽，短连接廊道较窄。这种方式不需要了解阻力的量级，因此未给出阈值时取 5%。这只是起点，而不是结论。

查看曲线：先给一个较大的阈值，例如 20%，再从“不同阈值下的面积”表中看廊道面积如何增长。suggested 为 1 的行（日志中也会给出）是曲线弯曲最大处，即离首末两点连线最远的点（Kneedle，Satopaa 等 2011）。若曲线先陡后缓，超过该点增加的土地不多；若曲线后来才变陡，超过该点廊道便开始漫溢到整个景观。弯曲点取决于所看的范围，因此请再试一个范围，并对照物种或规划的需要检查廊道宽度。

Linkage Mapper 的初始阈值为 200 000（成本）。这个数是任意取的，对任何景观都一样：在某项研究中它超过了所有连接的最小成本距离，在另一项研究中却微不足道。只有在重复他人结果时才沿用它。

固定宽度廊道不使用阈值：它们是沿最小成本路径的条带，宽度由连接的等级决定。条带之间以及条带与斑块之间可以重叠；日志给出计重叠和不计重叠的面积。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Least-cost corridors</source>
            <translation>最小成本廊道</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Name of a field of the links: whole numbers from 1 on, or the level (important, general) that ecopattern:gravity writes. Empty ranks by least-cost distance, the least first, in as many classes of equally many links as there are widths.</source>
            <translation>连接中的字段名：从 1 开始的整数，或由 ecopattern:gravity 写入的等级（重要、一般）。留空则按最小成本距离从小到大排序，并按宽度的个数分成数量相等的若干级。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Normalise</source>
            <translation>归一化</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>One polygon a link, with its area and width.</source>
            <translation>每条连接一个面，带面积和宽度。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>One polygon a link: all land within half the width of its rank (map units) from its least-cost path, with its area (ha). Polygons may overlap.</source>
            <translation>每条连接一个面：距其最小成本路径不超过该等级宽度（地图单位）一半的所有土地，带面积（公顷）。面之间可以重叠。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Take off each link's least-cost distance, so that links can be compared.</source>
            <translation>减去各连接自身的最小成本距离，使连接之间可以比较。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/corridors.py" />
            <source>Widths in map units, rank 1 first, separated by ; the last serves all further ranks. Only for corridors of fixed width.</source>
            <translation>以地图单位表示的宽度，等级 1 在前，以 ; 分隔；最后一个宽度用于其后所有等级。仅用于固定宽度廊道。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>A quantity that is costly to change on the way, such as mean temperature or height; no data cannot be crossed.</source>
            <translation>沿途变化需要付出代价的量，例如平均气温或高程；无数据处不可穿越。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>Allocation</source>
            <translation>归属</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>Backlink</source>
            <translation>回溯方向</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>Cost of a step for each unit by which the gradient changes, up or down.</source>
            <translation>梯度每变化一个单位（升或降），一步增加的成本。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>Gradient</source>
            <translation>梯度</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>Least accumulated cost of reaching each cell from the nearest source (minimum cumulative resistance). A step between two of the 8 neighbours costs the mean of their resistances times the distance between their centres; all cells of a source start at 0.</source>
            <translation>从最近的源到达每个像元的最小累积成本（最小累积阻力，MCR）。8 邻域中相邻两个像元之间一步的成本等于两者阻力的平均值乘以中心间距；源的所有像元从 0 开始。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>Least cost from the nearest source; no data where none reaches.</source>
            <translation>从最近的源出发的最小成本；任何源都无法到达处为无数据。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>Number of the nearest source, in feature order or as its id.</source>
            <translation>最近的源的编号，按要素顺序或按其标识。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>Points, lines or polygons, or a raster with one whole number a source on the same cells.</source>
            <translation>点、线或面，或在相同像元上以整数标识源的栅格。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>Step towards the source: 1 east, then clockwise to 8 north-east; 9 source.</source>
            <translation>朝向源的一步：1 为东，顺时针至 8 为东北；9 为源。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/cost_distance.py" />
            <source>cost x map units for each unit of the gradient</source>
            <translation>阻力×地图单位，对应梯度的每个单位</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>Areas enter as</source>
            <translation>面积的取对数方式</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>Attraction between the patches of each link: large patches of low resistance attract each other most where little cost lies between them, G = Lmax² ln Sa ln Sb / (L² Pa Pb), after Kong et al. 2010. It divides links into important and general ones.

S is the area of a patch, which must be above 1 ha; P its mean resistance, or 1 if no resistance is given; L the least-cost distance of the link, Lmax the largest of all links in use.</source>
            <translation>每条连接两端斑块之间的吸引力：面积大、阻力低的斑块之间成本越小，吸引力越大，G = Lmax² ln Sa ln Sb / (L² Pa Pb)，据 Kong 等 2010。据此将连接分为重要和一般两级。

S 为斑块面积，须大于 1 公顷；P 为其平均阻力，未给出阻力面时为 1；L 为连接的最小成本距离，Lmax 为所有在用连接中的最大值。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>Gravity of links</source>
            <translation>连接的引力</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>How the areas of the two patches enter the formula; papers print the one or the other.</source>
            <translation>两个斑块的面积如何进入公式；论文中两种写法都有。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>Links by gravity</source>
            <translation>按引力分级的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>Links of this gravity and more are important; empty takes the rule below.</source>
            <translation>引力达到或超过该值的连接为重要连接；留空则采用下面的规则。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>Logarithm of the product: ln (Sa x Sb)</source>
            <translation>乘积的对数：ln (Sa×Sb)</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>PATCHES are a raster; give RESISTANCE as well, or patches as polygons.</source>
            <translation>PATCHES 为栅格；请同时给出 RESISTANCE，或改用面状斑块。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>Product of the logarithms: ln Sa x ln Sb</source>
            <translation>对数的乘积：ln Sa×ln Sb</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>The links with gravity (no unit; empty out of use) and level: important or general.</source>
            <translation>带有 gravity（无量纲，未使用的为空）和 level（重要或一般）字段的连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>The mean gravity</source>
            <translation>引力平均值</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>The mean gravity, or the natural break into two classes that differ least within themselves.</source>
            <translation>取引力平均值，或使两类内部差异最小的自然断点。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>The natural break</source>
            <translation>自然断点</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>Threshold of important links</source>
            <translation>重要连接的阈值</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/gravity.py" />
            <source>Without a threshold, divide at</source>
            <translation>未给阈值时的分界</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/least_cost_paths.py" />
            <source>Finds the path of least accumulated cost from each origin to each destination, or to the nearest one alone. Costs are those of ecopattern:costdistance. Between the patches of one network, ecopattern:links also tells which pairs are neighbours.</source>
            <translation>求从每个起点到每个终点（或仅到最近一个终点）的累积成本最小的路径。成本与 ecopattern:costdistance 相同。若要在同一网络的斑块之间寻找路径，ecopattern:links 还能说明哪些斑块互为邻居。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/least_cost_paths.py" />
            <source>Least-cost paths</source>
            <translation>最小成本路径</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/least_cost_paths.py" />
            <source>Lines with from_id, to_id, cost (cost x map units) and length (map units); pairs that no path joins are left out.</source>
            <translation>带有 from_id、to_id、cost（阻力×地图单位）和 length（地图单位）的线；没有路径相连的点对不列出。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/least_cost_paths.py" />
            <source>One path from each origin, to the destination that costs least.</source>
            <translation>每个起点只取一条路径，即通往成本最小的终点。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/least_cost_paths.py" />
            <source>Only to the nearest</source>
            <translation>只到最近的终点</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/least_cost_paths.py" />
            <source>Where paths begin: points, lines or polygons, or a raster with one whole number an origin.</source>
            <translation>路径的起点：点、线或面，或在相同像元上以整数标识起点的栅格。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/least_cost_paths.py" />
            <source>Where paths end, likewise. If they are the same as the origins, none is paired with itself.</source>
            <translation>路径的终点，形式同上。若与起点相同，则不与自身配对。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>A measure above 0 that rises with heat, such as mean temperature in kelvin.</source>
            <translation>大于 0 且随热量升高的指标，例如以开尔文计的平均气温。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Any raster of which more is better; its mean counts.</source>
            <translation>任意数值越大越好的栅格；取其平均值。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Best climate ratio</source>
            <translation>最佳气候比值</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Climate in future</source>
            <translation>未来气候</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Climate of the cooler patch in future over that of the warmer one today which is best.</source>
            <translation>较冷斑块的未来气候与较暖斑块的当前气候之比的最佳值。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Climate that is best for the cooler patch; empty leaves it out.</source>
            <translation>对较冷斑块最适宜的气候；留空则不考虑。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Climate today</source>
            <translation>当前气候</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Expert value of links</source>
            <translation>连接的专家评分</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Field with the centrality of patches</source>
            <translation>斑块中心性字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Field with the expert value of patches</source>
            <translation>斑块专家评分字段</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Half nearness to the least-cost path, half priority of the link; no data outside corridors.</source>
            <translation>一半为与最小成本路径的接近程度，一半为连接的优先级；廊道之外为无数据。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much a low cost for each unit of path counts in the priority of a link.</source>
            <translation>单位路径成本低在连接优先级中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much a low mean resistance counts in the value of a patch.</source>
            <translation>平均阻力低在斑块价值中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much a short path counts in the priority of a link.</source>
            <translation>路径短在连接优先级中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much a way to a fitting climate counts in the priority of a link.</source>
            <translation>通往适宜气候在连接优先级中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much area over perimeter counts in the value of a patch.</source>
            <translation>面积与周长之比在斑块价值中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much centrality counts in the value of a patch.</source>
            <translation>中心性在斑块价值中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much size counts in the value of a patch.</source>
            <translation>面积大小在斑块价值中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much the expert value counts in the priority of a link.</source>
            <translation>专家评分在连接优先级中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much the expert value counts in the value of a patch.</source>
            <translation>专家评分在斑块价值中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much the mean value of its two patches counts in the priority of a link.</source>
            <translation>两端斑块平均价值在连接优先级中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>How much the other raster counts in the value of a patch.</source>
            <translation>其他栅格在斑块价值中的权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Lines of from_id, to_id, value, separated by ; or the path of a CSV file; more is better.</source>
            <translation>每行为 from_id, to_id, value，行间以 ; 分隔，或给出 CSV 文件路径；数值越大越好。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Link weight: climate</source>
            <translation>连接权重：气候</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Link weight: closeness</source>
            <translation>连接权重：接近度</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Link weight: experts</source>
            <translation>连接权重：专家</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Link weight: patches</source>
            <translation>连接权重：斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Link weight: permeability</source>
            <translation>连接权重：通透性</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Links by priority</source>
            <translation>按优先级排序的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Name of a field of the patches that holds numbers, more is better.</source>
            <translation>斑块中的数值字段名，数值越大越好。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Name of a field of the patches, such as current-flow centrality or betweenness.</source>
            <translation>斑块中的字段名，例如电流中心性或介数。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Other value</source>
            <translation>其他价值</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Patch weight: area</source>
            <translation>斑块权重：面积</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Patch weight: centrality</source>
            <translation>斑块权重：中心性</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Patch weight: experts</source>
            <translation>斑块权重：专家</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Patch weight: other value</source>
            <translation>斑块权重：其他价值</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Patch weight: resistance</source>
            <translation>斑块权重：阻力</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Patch weight: shape</source>
            <translation>斑块权重：形状</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Patches by value</source>
            <translation>按价值排序的斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Priority of links</source>
            <translation>连接优先级</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>The links with closeness, permeability, csp and csp_norm; 0 to 1, no unit, empty out of use.</source>
            <translation>带有 closeness、permeability、csp 和 csp_norm 的连接；0 至 1，无量纲，未使用的为空。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>The patches with mean_resistance (cost per map unit), perimeter and area_to_perimeter (map units), the parts of their value, cav and cav_norm (0 to 1, no unit).</source>
            <translation>带有 mean_resistance（单位长度成本）、perimeter 和 area_to_perimeter（地图单位）、价值各组成部分、cav 和 cav_norm（0 至 1，无量纲）的斑块。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>The same measure in future; empty is as today.</source>
            <translation>同一指标的未来值；留空则与当前相同。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>Weighs what each patch is worth and what each link is like, and ranks the links by both, as Linkage Priority of Linkage Mapper does (Gallo and Greene 2018, doi 10.6084/m9.figshare.5673715).

A patch is worth more the lower its mean resistance, the larger and the more compact it is; a link comes first if it is short, easy to cross and joins valuable patches. Experts, centrality, climate and any other raster count if they are given and weighed. Where all links are equal in something, each gets the best.</source>
            <translation>衡量每个斑块的价值和每条连接的状况，并据此对连接排序，与 Linkage Mapper 的 Linkage Priority 相同（Gallo 和 Greene 2018，doi 10.6084/m9.figshare.5673715）。

斑块的平均阻力越低、面积越大、形状越紧凑，价值越高；连接越短、越易穿越、所连斑块价值越高，越优先。专家评分、中心性、气候和任何其他栅格，只要给出并赋予权重，也参与计算。若所有连接在某方面相同，则均取最高值。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/link_priority.py" />
            <source>as the climate</source>
            <translation>与气候相同</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>A link whose path crosses a third patch is not used.</source>
            <translation>路径穿过第三个斑块的连接不予使用。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Closer patches get no link.</source>
            <translation>比该值更近的斑块之间不设连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Drop links through other patches</source>
            <translation>去除穿过其他斑块的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Finds which patches are neighbours and the least-cost path between each pair. Every link that was considered is in the result, in use or not, with the reason in plain words.

Units. Lengths (euclidean, lcp_length) are map units, as a rule metres. Costs (lcd, the least-cost distance) are resistance times map units: 1000 m through a resistance of 5 cost 5000, so costs are much larger numbers than the resistance. lcd_to_length is the mean resistance met along the path; lcd_to_euclidean also counts the detour. Half of the first and the last cell of the path, which lie in the patches, is part of the cost. The least resistance had best be 1: then a cost is the length through best habitat that would be as dear.

What status says, and what to change. A path has one status, the first that fits, and the letters stand for numbers and names.

active: in use; no rule speaks against it.

active: kept by the user: the table of links keeps it, whatever its length, the patches it crosses or the number of neighbours.

active: joins two constellations: not among the nearest neighbours, but the shortest way between two groups of patches that would otherwise be apart. Switch off joining to drop it.

inactive: dropped by the user: the table of links drops it.

inactive: no path joins the patches: land that cannot be crossed (no data) lies all around one of them. Give such land a high resistance instead, or keep no data if it truly is a wall.

inactive: straight distance A is above the maximum B, or below the minimum B: map units, from edge to edge, against the limits of the straight distance.

inactive: least-cost distance A is above the maximum B, or below the minimum B: resistance times map units, against the limits of the cost distance. Without A the cost was not followed beyond the maximum.

inactive: the path crosses patch C: the way leads through a third patch, and the links to that patch serve it. Switch off dropping links through other patches to keep it.

inactive: not among the N nearest: both of its patches have at least N nearer neighbours. Raise the number of nearest neighbours kept, or set it to 0 for no limit.</source>
            <translation>确定哪些斑块互为邻居，并求每对斑块之间的最小成本路径。所有考虑过的连接都列在结果中，无论是否使用，并用文字说明原因。

单位。长度（euclidean、lcp_length）为地图单位，通常为米。成本（lcd，最小成本距离）为阻力×地图单位：在阻力为 5 处走 1000 m，成本为 5000，因此成本的数值远大于阻力。lcd_to_length 为沿路径遇到的平均阻力；lcd_to_euclidean 还计入绕行。路径首末像元位于斑块之内，其一半计入成本。最小阻力最好为 1：这样成本就等于在最佳生境中代价相同的长度。

“状态”的含义和应对办法。每条路径只有一种状态，即最先符合的那一种，字母代表数字和名称。

在用：没有规则将其排除。

在用：用户要求保留：连接表要求保留，不论其长度、穿过的斑块或邻居数。

在用：连接两组斑块：不属于最近邻，但却是两组原本分离的斑块之间的最短通道。关闭“连接分离的斑块组”即可去除。

未使用：用户要求去除：连接表要求去除。

未使用：没有路径连接这两个斑块：其中一个斑块四周全是不可穿越的土地（无数据）。请改为赋予高阻力；若确实是屏障，则保留无数据。

未使用：直线距离 A 高于最大值 B，或低于最小值 B：以地图单位计，从边缘到边缘，与直线距离的限值比较。

未使用：最小成本距离 A 高于最大值 B，或低于最小值 B：为阻力×地图单位，与成本距离的限值比较。没有 A 时，表示成本超过最大值后不再继续计算。

未使用：路径穿过斑块 C：路径穿过第三个斑块，通往该斑块的连接已起到同样作用。关闭“去除穿过其他斑块的连接”即可保留。

未使用：不属于最近的 N 个：两端斑块各有至少 N 个更近的邻居。请增大保留的最近邻数，或设为 0 表示不限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Lines along the least-cost paths, with distances, active and status.</source>
            <translation>沿最小成本路径的线，带距离、active 和 status。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Lines of from_id, to_id, keep or drop, separated by ; or the path of a CSV file.</source>
            <translation>每行为 from_id, to_id, keep 或 drop，行间以 ; 分隔，或给出 CSV 文件路径。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Links and least-cost paths</source>
            <translation>连接与最小成本路径</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Links that cost less are not used.</source>
            <translation>成本低于该值的连接不予使用。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Links to keep or drop</source>
            <translation>保留或去除的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Maximum straight distance</source>
            <translation>最大直线距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Minimum cost distance</source>
            <translation>最小成本距离下限</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Minimum straight distance</source>
            <translation>最小直线距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Nearest by</source>
            <translation>最近邻的判定依据</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Patches farther apart get no link.</source>
            <translation>比该值更远的斑块之间不设连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Straight links</source>
            <translation>直线连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>The same links as straight lines between the patches.</source>
            <translation>同样的连接，以斑块之间的直线表示。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>Whether the nearest neighbours are the nearest by cost or by straight distance.</source>
            <translation>最近邻按成本还是按直线距离确定。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/links.py" />
            <source>{low} is {a:g}, above {high} {b:g}; the minimum must not exceed the maximum.</source>
            <translation>{low} 为 {a:g}，大于 {high} {b:g}；最小值不能超过最大值。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Draws the grades of land cover and the weights of factors at random around what you give, finds links and corridors anew in each run, and counts. What is there in nearly every run does not hang on the grades; what comes and goes should not be built upon.

Resistance is the weighted mean of the grades of land cover and of the factors. In each run every grade and every weight is multiplied by its own random number, all within the spread equally likely.</source>
            <translation>在所给数值附近随机抽取土地覆被的阻力等级和因子权重，每次重新求连接和廊道并计数。几乎每次都出现的结果不依赖于等级取值；时有时无的结果不宜作为依据。

阻力为土地覆被等级与各因子的加权平均。每次运行中，每个等级和每个权重都乘以各自的随机数，在离散范围内等可能取值。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Each different value of a factor is a grade and is drawn as well; at most 256 a raster.</source>
            <translation>因子的每个不同数值都是一个等级，也随机抽取；每个栅格最多 256 个。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Further factors</source>
            <translation>其他因子</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>How far a grade or weight may lie from what was given, below 100.</source>
            <translation>等级或权重偏离所给数值的最大幅度，小于 100。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>How many random resistances are tried.</source>
            <translation>尝试多少个随机阻力面。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Links by frequency</source>
            <translation>按频率分级的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Links with lcd as given, lcd_mean over the runs (cost x map units), lcd_cv (standard deviation over mean) and frequency (share of the runs in which the link is in use, 0 to 1).</source>
            <translation>连接，带有原始取值下的 lcd、各次运行的平均值 lcd_mean（阻力×地图单位）、lcd_cv（标准差与平均值之比）和 frequency（连接在用的运行次数比例，0 至 1）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Numbers separated by ; for the land cover and then for each factor; empty weighs all the same.</source>
            <translation>以 ; 分隔的数字，先是土地覆被，然后依次为各因子；留空则权重相同。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Rasters of resistance by slope, roads and the like, on the cells of the land cover.</source>
            <translation>由坡度、道路等得到的阻力栅格，与土地覆被像元一致。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Share of the runs in which the cell lies in a corridor, 0 to 1; no data in patches.</source>
            <translation>像元位于廊道内的运行次数比例，0 至 1；斑块内为无数据。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Spread of grades and weights</source>
            <translation>等级和权重的离散幅度</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Uncertainty of resistance</source>
            <translation>阻力的不确定性</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>Vary the grades of further factors</source>
            <translation>其他因子的等级也变动</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/resistance_uncertainty.py" />
            <source>share of runs</source>
            <translation>运行次数比例</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Above 0 where it can; 0 and no data where it cannot. Empty is everywhere.</source>
            <translation>大于 0 处可以修复；0 和无数据处不可修复。留空则处处可以修复。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Circles of which less can be restored are left out.</source>
            <translation>可修复土地少于该比例的圆不予考虑。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Circles with round, score (cost saved for each map unit restored), gain (cost x map units), cost (in the money of the inputs), roi (gain for each unit of money), area_ha, centre and links.</source>
            <translation>圆，带有 round、score（每修复一个地图单位节省的成本）、gain（阻力×地图单位）、cost（币种与输入相同）、roi（单位投入的改善量）、area_ha、圆心和连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Cost of crossing a cell per unit of length when all rounds are done.</source>
            <translation>所有轮次完成后单位长度上穿越一个像元的成本。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>First comes</source>
            <translation>优先选择</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>How many circles to restore at most.</source>
            <translation>最多修复多少个圆。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Land that can be restored</source>
            <translation>可修复的土地</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Least restorable share of a circle</source>
            <translation>圆内可修复土地的最小比例</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Price of land</source>
            <translation>土地价格</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Radius of a circle</source>
            <translation>圆的半径</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Resistance after restoration</source>
            <translation>修复后的阻力面</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Restoration sites</source>
            <translation>修复地点</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Round by round, finds the circle of land whose restoration shortens links most, or most for its cost, restores it, and looks again on the land that is then there. The gain is that of ecopattern:barriers (McRae et al. 2012, doi 10.1371/journal.pone.0052604); circles share no land.</source>
            <translation>逐轮寻找修复后使连接缩短最多（或单位费用缩短最多）的圆，将其修复，再在修复后的土地上继续寻找。改善量与 ecopattern:barriers 相同（McRae 等 2012，doi 10.1371/journal.pone.0052604）；各圆的土地互不重叠。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Size of the land that is restored in one round; at least a cell.</source>
            <translation>每一轮修复的土地大小；至少一个像元。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>What buying a square metre costs in each cell, in the same money; empty is nothing.</source>
            <translation>每个像元每平方米的购地费用，币种相同；留空则为零。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/restoration_sequence.py" />
            <source>Which circle is restored before the others.</source>
            <translation>优先修复哪一个圆。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/strategic_nodes.py" />
            <source>Merge within</source>
            <translation>合并距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/strategic_nodes.py" />
            <source>Nodes of one type closer than this count as one, the cheapest.</source>
            <translation>同类节点间距小于该值时合并为一个，取成本最低者。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/strategic_nodes.py" />
            <source>Points with node_type, cost and the links they lie on.</source>
            <translation>点，带有 node_type、cost 和所在的连接。</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/strategic_nodes.py" />
            <source>Strategic nodes and break points</source>
            <translation>战略节点与生态断裂点</translation>
        </message>
        <message>
            <location filename="../processing_provider/corridors/strategic_nodes.py" />
            <source>Strategic nodes lie where a link crosses the ridge of the cost surface, crossings where links meet, saddles at the lowest point of the ridge between two patches, breaks where a link crosses a road or railway.</source>
            <translation>战略节点位于连接越过成本面脊线处，交汇点位于连接相交处，鞍点位于两个斑块之间脊线的最低处，断裂点位于连接与公路或铁路相交处。</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>0 Data and report</source>
            <translation>0 数据与报告</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>1 The whole plan</source>
            <translation>1 整体方案</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>2 Sources</source>
            <translation>2 生态源地</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>3 Resistance</source>
            <translation>3 阻力面</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>4 Corridors</source>
            <translation>4 生态廊道</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>5 Circuits</source>
            <translation>5 电路分析</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>6 Connectivity</source>
            <translation>6 连通性</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>7 Restoration zoning</source>
            <translation>7 生态修复分区</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>8 Investment</source>
            <translation>8 生态修复投资</translation>
        </message>
        <message>
            <location filename="../processing_provider/desktop.py" />
            <source>map unit</source>
            <translation>地图单位</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>All links along the paths of their corridors, with chosen, order (from 1; 0 if not chosen), cost (at its turn), gain (of what counts, at its turn) and min_width (map units).</source>
            <translation>沿其廊道路径的全部连接，带有 chosen、order（从 1 开始；未选取为 0）、cost（轮到时的费用）、gain（轮到时目标的增益）和 min_width（地图单位）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Chooses which corridors to build with a given budget, so that they join the most habitat, in which order, and says how far from the best possible the choice may be. One run also tells what smaller budgets would reach.

Every active link is a candidate: a corridor of the width given, along its least-cost path, or round obstacles (resistance without data) where the path has no room for it. Land that several corridors need is paid once, and existing habitat is free.

What counts is the most valuable group of joined patches, all patches that are joined to another, or equivalent connectivity: the value of one patch as good as the whole network (ECA, Saura et al. 2011): with a dispersal distance by the probabilities of the links, without it by whether patches are joined.

The bound is a number that no choice can beat, and the gap what is left open between the two; a network is proven where nothing is. Finding the bound is what takes long: the time limit is kept, and stopping a run keeps the best network found until then.

Without a cost the budget is hectares of new corridor. Corridors join the two patches of their link and no others, even where they cross.</source>
            <translation>在给定预算内选择建设哪些廊道，使所连通的生境最多，给出建设次序，并说明该选择与可能的最优方案相差多少。一次运行还给出较小预算所能达到的结果。

每条在用的连接都是候选：沿其最小成本路径、宽度为给定值的廊道；路径处空间不足时绕过障碍（阻力为无数据处）。多条廊道共用的土地只计一次费用，现有生境不计费用。

目标为价值最高的一组相连斑块、所有与其他斑块相连的斑块，或等效连通性，即与整个网络等效的单个斑块的价值（ECA，Saura 等 2011）：给出扩散距离时按连接的概率计算，未给出时按斑块是否相连计算。

上界是任何选择都无法超过的数值，差距是两者之间尚未确定的部分；没有差距时即已证明最优。求上界最费时间：时间限制会得到遵守，中止运行时保留已找到的最佳网络。

没有费用时，预算为新建廊道的公顷数。廊道只连接其所属连接的两个斑块，即使相互交叉也不连接其他斑块。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Compute the bound</source>
            <translation>计算上界</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Corridors are nowhere narrower along their path, unless a warning says so; at least a cell.</source>
            <translation>廊道沿路径各处均不窄于该值，除非有警告说明；至少一个像元。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Corridors to build</source>
            <translation>拟建廊道</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Field that says what each patch is worth; empty is its area in hectares.</source>
            <translation>表示每个斑块价值的字段；留空则取面积（公顷）。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>For budgets up to the one given: the best found, the bound, and in_order, what the chosen links reach for it, built in their order.</source>
            <translation>直至所给预算的各预算下：找到的最佳值、上界，以及 in_order，即所选连接按次序建设时达到的值。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>For search, bound and curve together; the best network found until then is returned.</source>
            <translation>搜索、上界和曲线合计的时间；到时返回已找到的最佳网络。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Gives up to 2 percent of what counts for a network whose most valuable part survives the loss of any single link.</source>
            <translation>最多放弃目标值的 2%，换取最有价值部分在失去任何一条连接后仍保持连通的网络。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Hectares of new corridor if no cost is given, else money.</source>
            <translation>未给出费用时为新建廊道的公顷数，否则为金额。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Joined groups</source>
            <translation>连通的斑块组</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Lines of link_id, keep (must be built), drop (must not) or exists (is there and costs nothing), separated by ; or the path of a CSV file.</source>
            <translation>每行为 link_id, keep（必须建设）、drop（不得建设）或 exists（已存在，不计费用），行间以 ; 分隔，或给出 CSV 文件路径。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Links by order of building</source>
            <translation>按建设次序排列的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Links that are settled</source>
            <translation>已确定的连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Network design for a budget</source>
            <translation>给定预算的网络设计</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>New corridor land</source>
            <translation>新建廊道用地</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Objective by budget</source>
            <translation>不同预算下的目标值</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>One HTML file with maps, the curve over budgets as a chart, and tables.</source>
            <translation>一个 HTML 文件，含地图、预算曲线图和表格。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>One polygon a chosen link, of its true width; with order, area_ha, new_ha (not part of an earlier corridor) and min_width.</source>
            <translation>每条所选连接一个面，为其真实宽度；带有 order、area_ha、new_ha（不属于此前廊道的部分）和 min_width。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Patches with the corridors that join them: value, number of patches and links, area_ha.</source>
            <translation>斑块及连接它们的廊道：价值、斑块数和连接数、area_ha。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Prefer rings</source>
            <translation>优先成环</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Report of the design</source>
            <translation>设计报告</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Summary of the design</source>
            <translation>设计摘要</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>The order of the first link that needs a cell; no data elsewhere.</source>
            <translation>最先需要该像元的连接的次序；其他处为无数据。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>The value of the largest group of patches, of all patches joined to another, or of the network.</source>
            <translation>最大斑块组的价值、所有与其他斑块相连的斑块的价值，或整个网络的价值。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Value of patches</source>
            <translation>斑块价值</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>What counts</source>
            <translation>目标</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>What counts before and after, cost, budget, bound, gap in percent, ring, and the method.</source>
            <translation>前后的目标值、费用、预算、上界、差距百分比、是否成环和方法。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Width of the corridors</source>
            <translation>廊道宽度</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>Without it there is no gap, and the run ends as soon as the search finds nothing better.</source>
            <translation>不计算则没有差距，搜索不再有改进时运行即结束。</translation>
        </message>
        <message>
            <location filename="../processing_provider/investment/network_design.py" />
            <source>ha or money</source>
            <translation>公顷或金额</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>euclidean</source>
            <translation>euclidean</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: '{2}' is no class; write whole numbers such as 10, 20, 41-43.</source>
            <translation>{1}：“{2}”不是地类；请写整数，例如 10, 20, 41-43。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: '{2}' names {3} classes; a range may hold {4} at most.</source>
            <translation>{1}：“{2}”含 {3} 个地类；一个范围最多 {4} 个。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: '{2}' runs backwards; write {3}-{4}.</source>
            <translation>{1}：“{2}”前后颠倒；请写成 {3}-{4}。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: a link joins patch {2} with itself; remove it.</source>
            <translation>{1}：有一条连接把斑块 {2} 与自身相连；请去掉。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: field '{2}' holds text; it must hold a number of each link.</source>
            <translation>{1}：字段“{2}”为文本；必须是每条连接的数字。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: field '{2}' is empty in {3} of {4}; each {5} needs its own id.</source>
            <translation>{1}：字段“{2}”在 {4} 中有 {3} 为空；每个{5}需要自己的标识。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: field '{2}' repeats {3}; each {4} needs its own id.</source>
            <translation>{1}：字段“{2}”重复出现 {3}；每个{4}需要自己的标识。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: id {2} found; ids in a raster must be above 0.</source>
            <translation>{1}：出现标识 {2}；栅格中的标识必须大于 0。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: layer '{2}' cannot be brought into the coordinate system of the other inputs; has it the right one?</source>
            <translation>{1}：图层“{2}”无法转换到其他输入的坐标系；它的坐标系正确吗？</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: layer '{2}' comes from {3}; save it as a GeoTIFF first.</source>
            <translation>{1}：图层“{2}”来自 {3}；请先另存为 GeoTIFF。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: layer '{2}' has no field '{3}'; it has {4}.</source>
            <translation>{1}：图层“{2}”没有字段“{3}”；已有字段为 {4}。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: layer '{2}' has no field '{3}'; it must come from ecopattern:links.</source>
            <translation>{1}：图层“{2}”没有字段“{3}”；它必须来自 ecopattern:links。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: layer '{2}' holds {3}; it must hold {4}.</source>
            <translation>{1}：图层“{2}”为 {3}；必须为 {4}。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: layer '{2}' is a raster; without a raster of resistance it must be a vector layer, such as ecopattern:habitatpatches makes.</source>
            <translation>{1}：图层“{2}”为栅格；没有阻力栅格时必须是矢量图层，例如 ecopattern:habitatpatches 生成的图层。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: layer '{2}' is a table without shapes; it must have polygons.</source>
            <translation>{1}：图层“{2}”是没有几何图形的表；必须为面。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: patch {2} is not among the patches; take the patches the links were made from, and their id field.</source>
            <translation>{1}：斑块 {2} 不在斑块之中；请采用生成连接所用的斑块及其标识字段。</translation>
        </message>
        <message>
            <location filename="../processing_provider/layers.py" />
            <source>{1}: {2} of {3} features have no shape and are left out.</source>
            <translation>{1}：{3} 个要素中有 {2} 个没有几何图形，被略去。</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Corridors [cost x map units]</source>
            <translation>生态廊道 [阻力×地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Current [A]</source>
            <translation>电流 [A]</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Habitat classes</source>
            <translation>生境类</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Largest radius [map units]</source>
            <translation>最大半径 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Maximum cost distance [cost x map units]</source>
            <translation>最大成本距离 [阻力×地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Minimum area [ha]</source>
            <translation>最小面积 [公顷]</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Nodes and break points</source>
            <translation>生态节点与断裂点</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Share shown as pinch points [%]</source>
            <translation>划为生态夹点的比例 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Smallest radius [map units]</source>
            <translation>最小半径 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/models/ecopattern_plan.model3" />
            <source>Step of the radius [map units]</source>
            <translation>半径步长 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>Band of: {}</source>
            <translation>波段：{}</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>HTML files (*.html)</source>
            <translation>HTML 文件 (*.html)</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>Id field of: {}</source>
            <translation>标识字段：{}</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>Numbers or text that name each feature; without it the field patch_id, as EcoPattern writes it, or else numbers from 1 on.</source>
            <translation>标识每个要素的数字或文本；未给出时采用 EcoPattern 写入的 patch_id 字段，否则从 1 开始编号。</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>QGIS projects (*.qgz)</source>
            <translation>QGIS 工程 (*.qgz)</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>Which band is read; 1 unless said otherwise.</source>
            <translation>读取哪个波段；未指定则为第 1 波段。</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>a folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>{help} In scripts: {values}.</source>
            <translation>{help}脚本中的写法：{values}。</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>{kind} from {least:g} to {most:g}</source>
            <translation>{least:g} 至 {most:g} 的{kind}</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>{kind}, at least {least:g}</source>
            <translation>不小于 {least:g} 的{kind}</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>{label} ({name}): '{value}' cannot be loaded; it must be a layer of the project, or a file.</source>
            <translation>{label}（{name}）：无法加载“{value}”；必须是工程中的图层或文件。</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>{label} ({name}): '{value}' does not fit; it must be the path of: {kinds}.</source>
            <translation>{label}（{name}）：“{value}”不合适；必须是下列之一的路径：{kinds}。</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>{name} is '{value}'; it must be {rule}.</source>
            <translation>{name} 为“{value}”；必须是{rule}。</translation>
        </message>
        <message>
            <location filename="../processing_provider/parameters.py" />
            <source>{name} is '{word}'; it must be one of: {words}.</source>
            <translation>{name} 为“{word}”，必须是下列之一：{words}。</translation>
        </message>
        <message>
            <location filename="../processing_provider/pictures.py" />
            <source>'{1}' cannot be written: {2}</source>
            <translation>“{1}”无法写入：{2}</translation>
        </message>
        <message>
            <location filename="../processing_provider/pictures.py" />
            <source>'{1}' must end in .qgz.</source>
            <translation>“{1}”必须以 .qgz 结尾。</translation>
        </message>
        <message>
            <location filename="../processing_provider/pictures.py" />
            <source>'{1}' was written but cannot be read again.</source>
            <translation>“{1}”已写入但无法重新读取。</translation>
        </message>
        <message>
            <location filename="../processing_provider/pictures.py" />
            <source>en</source>
            <translation>zh-CN</translation>
        </message>
        <message>
            <location filename="../processing_provider/pictures.py" />
            <source>{algorithm}, EcoPattern {version}, QGIS {qgis}, {moment}</source>
            <translation>{algorithm}，EcoPattern {version}，QGIS {qgis}，{moment}</translation>
        </message>
        <message>
            <location filename="../processing_provider/provider.py" />
            <source>Ecological security pattern, step by step</source>
            <translation>生态安全格局（分步模型）</translation>
        </message>
        <message>
            <location filename="../processing_provider/provider.py" />
            <source>The steps of the main job as a model: the same results, and every step can be seen, changed or replaced in a copy that you open in the modeler.</source>
            <translation>以模型形式给出主流程的各个步骤：结果相同，在模型设计器中打开副本，即可查看、修改或替换每一步。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>CRITIC of the rasters</source>
            <translation>栅格的 CRITIC 法</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Combine comparisons with</source>
            <translation>与比较结果结合的方法</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Comparisons and rasters together</source>
            <translation>两两比较与栅格相结合</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Comparisons in pairs (AHP)</source>
            <translation>两两比较（AHP）</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Comparisons need the matrix, entropy and CRITIC the rasters; both together need both.</source>
            <translation>两两比较需要判断矩阵；熵权法和 CRITIC 法需要栅格；两者结合则都需要。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Consistency ratio</source>
            <translation>一致性比率</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Entropy</source>
            <translation>熵权</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Entropy of the rasters</source>
            <translation>栅格的熵权法</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Graded factors</source>
            <translation>已分级的因子</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>How both are combined</source>
            <translation>两者的结合方式</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>How two weights of a factor become one; all are then brought to a sum of 1.</source>
            <translation>因子的两个权重如何合成一个；之后全部归一化为总和 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Random index</source>
            <translation>随机一致性指标</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Rasters on one grid, graded already; only cells known in all of them are looked at.</source>
            <translation>同一格网上已分级的栅格；只考察在所有栅格中都有数据的像元。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Rows separated by ; such as 1,3,5; 1/3,1,3; 1/5,1/3,1: how much more important the factor of the row is than that of the column, 1/9 to 9. The first row may name the factors; cells below the diagonal may be empty. Also the path of a CSV file or of a weighing scheme.</source>
            <translation>各行以 ; 分隔，例如 1,3,5; 1/3,1,3; 1/5,1/3,1：行因子比列因子重要多少，取 1/9 至 9。第一行可以是因子名称；对角线以下可以留空。也可以是 CSV 文件或赋权方案的路径。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Saaty 1980</source>
            <translation>Saaty 1980</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Saaty 2005</source>
            <translation>Saaty 2005</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Their geometric mean</source>
            <translation>几何平均</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Their mean</source>
            <translation>算术平均</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Their product</source>
            <translation>乘积</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Weigh by</source>
            <translation>赋权方法</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Weighs factors by comparison in pairs (AHP), by what their rasters say (entropy, CRITIC), or by both combined. For comparisons it also gives the consistency ratio, which should be below 0.1, and names the comparison whose change mends it best.

AHP takes the principal eigenvector of the comparison matrix (Saaty 1980); entropy weighs more what differs more from place to place; CRITIC (Diakoulaki et al. 1995) weighs more what differs much and differently from the others. The number CONSISTENCY_RATIO is a result as well, for models and scripts.</source>
            <translation>通过两两比较（AHP）、根据栅格本身的信息（熵权法、CRITIC），或两者结合，为因子赋权。对于两两比较，还给出一致性比率（应小于 0.1），并指出修改哪一个比较最能改善一致性。

AHP 取判断矩阵的主特征向量（Saaty 1980）；熵权法对空间差异大的因子赋予较大权重；CRITIC（Diakoulaki 等 1995）对差异大且与其他因子不同的因子赋予较大权重。数值 CONSISTENCY_RATIO 也作为结果输出，供模型和脚本使用。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Weights of factors</source>
            <translation>因子权重</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Which published list the consistency is measured by.</source>
            <translation>衡量一致性所用的已发表指标表。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>Which weights of the rasters go together with those of the comparisons.</source>
            <translation>由栅格得到的哪种权重与两两比较的权重相结合。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/factor_weights.py" />
            <source>factor and weight, their sum is 1; combined weights also with both they are made of.</source>
            <translation>factor 和 weight，总和为 1；combined 还列出构成它的两种权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>'{1}' needs features; its layer must be a vector layer.</source>
            <translation>“{1}”需要要素；其图层必须是矢量图层。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>Factor '{1}' is graded by its values; its layer must be a raster.</source>
            <translation>因子“{1}”按数值分级；其图层必须是栅格。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>Layer '{1}' is no factor of the scheme; its factors are {2}.</source>
            <translation>图层“{1}”不是方案的因子；其因子有 {2}。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>Names of: {}</source>
            <translation>名称：{}</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>Names separated by ; for tables to refer to; empty takes those of the layers.</source>
            <translation>以 ; 分隔的名称，供各表引用；留空则取图层名称。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>Number above 0 for each feature; where it is empty the resistance given for all counts.</source>
            <translation>每个要素的大于 0 的数值；为空处采用为全部要素给出的阻力。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>Resistance field of: {}</source>
            <translation>阻力字段：{}</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>Resistance of: {}</source>
            <translation>阻力：{}</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>{1}: field '{2}' holds text; it must hold numbers above 0.</source>
            <translation>{1}：字段“{2}”为文本；必须是大于 0 的数字。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>{1}: the layer '{2}' of {3} cannot be loaded; mend the scheme, or give a layer of that name.</source>
            <translation>{1}：{3} 的图层“{2}”无法加载；请修改方案，或给出同名图层。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/inputs.py" />
            <source>{1}_NAMES are '{2}'; {3} are needed, one for each layer.</source>
            <translation>{1}_NAMES 为“{2}”；需要 {3} 个，每个图层一个。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/landcover_resistance.py" />
            <source>Cost of crossing a cell per unit of length.</source>
            <translation>单位长度上穿越一个像元的成本。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/landcover_resistance.py" />
            <source>Gives each land-cover class its resistance, from a preset of published values or from your own table. Forest is 1, built-up land 500; see the table of the scheme.</source>
            <translation>为每个土地覆被类型赋予阻力，取自已发表数值的预设方案或自己的表。林地为 1，建设用地为 500；详见分类体系表。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/landcover_resistance.py" />
            <source>Resistance from land cover</source>
            <translation>由土地覆被生成阻力面</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/nightlight_resistance.py" />
            <source>Correct resistance by night light</source>
            <translation>用夜间灯光修正阻力面</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/nightlight_resistance.py" />
            <source>Corrected resistance</source>
            <translation>修正后的阻力面</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/nightlight_resistance.py" />
            <source>How many times the resistance may grow at most, 1 or more.</source>
            <translation>阻力最多可以增大到多少倍，不小于 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/nightlight_resistance.py" />
            <source>Light by night on the same cells, in any unit; values below 0 count as 0.</source>
            <translation>相同像元上的夜间灯光，单位不限；小于 0 的按 0 计。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/nightlight_resistance.py" />
            <source>Limit of the correction</source>
            <translation>修正上限</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/nightlight_resistance.py" />
            <source>Multiplies the resistance of each cell by its night light over the mean night light of its land-cover class, so that within one class land is harder to cross where people are more active. The result is kept between 1 and so many times the resistance as the limit says; classes without any light stay as they are.</source>
            <translation>将每个像元的阻力乘以其夜间灯光与所属土地覆被类型平均夜间灯光之比，使同一地类中人类活动越强处越难穿越。结果限制在 1 与上限倍数的阻力之间；完全没有灯光的地类保持不变。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/nightlight_resistance.py" />
            <source>Night light</source>
            <translation>夜间灯光</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/nightlight_resistance.py" />
            <source>times</source>
            <translation>倍</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>As hard to cross as the hardest cell</source>
            <translation>与最难穿越的像元相同</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Cells without data are</source>
            <translation>无数据的像元视为</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Combine by</source>
            <translation>合并方式</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Cost per unit of length, above 0; empty is the highest resistance there is.</source>
            <translation>单位长度的成本，大于 0；留空则取已有的最高阻力。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Cost per unit of length, above 0; empty means that they cannot be crossed.</source>
            <translation>单位长度的成本，大于 0；留空表示不可穿越。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Factors, grades, weights, and how often each level of resistance occurs.</source>
            <translation>因子、等级、权重，以及各级阻力出现的频次。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Features to measure distance from</source>
            <translation>需要计算距离的要素</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Fences, walls and the like, lines or areas, burnt in after the roads.</source>
            <translation>围栏、墙体等，线或面，在道路之后叠加。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Give FACTORS, or a SCHEME_FILE that names them.</source>
            <translation>请给出 FACTORS，或给出列有因子的 SCHEME_FILE。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Greatest resistance</source>
            <translation>最大阻力</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Higher values are lowered to it; empty is no limit. A scheme file has its own.</source>
            <translation>更高的数值降为该值；留空则不限。方案文件有自己的设置。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>How graded factors become one; weights have no part in the maximum. A scheme file has its own.</source>
            <translation>各分级因子合为一个的方式；取最大值时不用权重。方案文件有自己的设置。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>JSON or CSV file with layers, grades, weights and the rest; layers, grades and weights given here take the place of its own.</source>
            <translation>含图层、分级、权重等内容的 JSON 或 CSV 文件；此处给出的图层、分级和权重优先于文件中的内容。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Least resistance</source>
            <translation>最小阻力</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Lines or areas that are burnt in; each cell they touch takes their resistance.</source>
            <translation>叠加到阻力面上的线或面；所接触的每个像元取其阻力。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Lines separated by ; of factor, from, to, grade for ranges (an empty end is open); factor, class, grade for classes; factor, preset; or factor, function (linear, exponential, power, logistic), low, high, start, end, shape for grades that change smoothly. Also the path of a CSV file with these columns, or of a weighing scheme. An empty grade cannot be crossed; values outside get the nearest range, unknown classes are refused, unless a line factor, outside, barrier (or nearest, refuse, a grade) says otherwise.</source>
            <translation>各行以 ; 分隔：范围为 factor, from, to, grade（一端留空表示不限）；类别为 factor, class, grade；factor, preset；或 factor, function（linear、exponential、power、logistic）, low, high, start, end, shape，表示平滑变化的等级。也可以是含这些列的 CSV 文件或赋权方案的路径。等级留空表示不可穿越；范围之外的数值取最近的范围，未知类别则拒绝，除非有一行 factor, outside, barrier（或 nearest、refuse、某个等级）另行规定。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Lower values are raised to it, above 0. A scheme file has its own.</source>
            <translation>更低的数值升为该值，大于 0。方案文件有自己的设置。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Maximum</source>
            <translation>最大值</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Numbers separated by ; in the order of the factors, or lines of factor, weight; also the path of a CSV file, or of a weighing scheme. Empty weighs all the same.</source>
            <translation>以 ; 分隔的数字，按因子的顺序，或每行为 factor, weight；也可以是 CSV 文件或赋权方案的路径。留空则权重相同。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Rasters on one grid, each named by its layer; those without a row in the table are resistances already.</source>
            <translation>同一格网上的栅格，以图层命名；表中没有对应行的栅格视为已是阻力。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Report</source>
            <translation>报告</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Resistance from factors</source>
            <translation>由因子生成阻力面</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Turns several factors, such as land cover, slope and distance to roads, into one resistance surface: each is graded by a table, weighed, and combined. Roads and barriers are burnt in last, every cell they touch, so that a thin road survives.

Grades and weights come from tables, or all of it from a weighing scheme kept in a file. With grades R and weights w of sum 1: weighted sum of w R, weighted product of R to the power of w, or the maximum of R. Best habitat should be 1; the report warns where it is not, or where most cells sit at the top.

Published gradings can be named in the table: worldcover, clcd, globeland30, corine, nlcd for land cover; slope jl21, slope en18, elevation jl21, distance to road bj17, distance to water sm21, vegetation index, sensitivity dl17.</source>
            <translation>把土地覆被、坡度、与道路的距离等多个因子合成为一个阻力面：各因子按表分级、加权并合并。道路和障碍最后叠加，凡接触的像元都计入，因此细窄的道路也能保留。

分级和权重取自表，或全部取自保存在文件中的赋权方案。设等级为 R、权重为 w 且总和为 1：加权和为 w R 之和，加权积为 R 的 w 次幂之积，或取 R 的最大值。最佳生境应为 1；若不是，或多数像元处于最高值，报告会给出警告。

表中可以引用已发表的分级：土地覆被 worldcover、clcd、globeland30、corine、nlcd；坡度 slope jl21、slope en18，高程 elevation jl21，道路距离 distance to road bj17，水体距离 distance to water sm21，植被指数 vegetation index，敏感性 sensitivity dl17。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Vector layers; the straight distance from each is a factor of its name, in map units. Features outside the rasters are not seen.</source>
            <translation>矢量图层；到每个图层的直线距离作为同名因子，以地图单位计。栅格范围之外的要素不计。</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Weighted product</source>
            <translation>加权乘积</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>Weighted sum</source>
            <translation>加权求和</translation>
        </message>
        <message>
            <location filename="../processing_provider/resistance/resistance_surface.py" />
            <source>What becomes of a cell where a factor has no data.</source>
            <translation>因子无数据处的像元如何处理。</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' cannot be written: '{2}' is no folder or closed to you.</source>
            <translation>“{1}”无法写入：“{2}”不是文件夹或没有访问权限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' cannot be written: folder '{2}' is missing or closed to you.</source>
            <translation>“{1}”无法写入：文件夹“{2}”不存在或没有访问权限。</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' cannot be written: it is a folder.</source>
            <translation>“{1}”无法写入：它是一个文件夹。</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' cannot be written: the file is read-only.</source>
            <translation>“{1}”无法写入：文件为只读。</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' cannot be written: {2}; is it a GeoPackage, and does no other program write to it?</source>
            <translation>“{1}”无法写入：{2}；它是 GeoPackage 吗，是否有其他程序正在写入？</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' cannot be written; is it open in another program? {2}</source>
            <translation>“{1}”无法写入；是否在其他程序中打开？{2}</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' is also the input {2}; results never replace inputs.</source>
            <translation>“{1}”也是输入{2}；结果从不替换输入。</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' is where two results would go; give each a place of its own.</source>
            <translation>两个结果将写到同一处“{1}”；请分别指定位置。</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' must end in {2}.</source>
            <translation>“{1}”必须以 {2} 结尾。</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>'{1}' was not written whole: {2}</source>
            <translation>“{1}”未能完整写入：{2}</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>geom</source>
            <translation>geom</translation>
        </message>
        <message>
            <location filename="../processing_provider/results.py" />
            <source>{layer}: field '{name}' is left out, since files cannot tell it from '{other}'.</source>
            <translation>{layer}：字段“{name}”被略去，因为文件无法将其与“{other}”区分。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>A QGIS project that opens the results, styled.</source>
            <translation>打开结果并带样式的 QGIS 工程。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>ADMIN_CODES names {count} fields; name one to three, from the highest level down.</source>
            <translation>ADMIN_CODES 给出了 {count} 个字段；请从最高级别起给出一至三个。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>Class codes that count as habitat, such as 10, 20, 41-43; empty takes those the scheme calls habitat.</source>
            <translation>视为生境的地类代码，例如 10, 20, 41-43；留空则采用分类体系中的生境类。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>From a land-cover map to a restoration plan in one run: patches, resistance, links, corridors, pinch points, barriers, break points and nodes, restoration areas, restoration units with responsibility shares, connectivity indices and a report.

Only the land cover is needed. With roads it finds break points; with watersheds and administrative units it makes restoration units. Each step is also an algorithm of its own with more settings, and a model of the same name, step by step, chains them.</source>
            <translation>从土地覆被图到修复规划一次完成：斑块、阻力面、连接、廊道、生态夹点、生态障碍点、生态断裂点与节点、修复区、带责任分担的修复单元、连通性指数和报告。

只需要土地覆被图。给出道路可识别断裂点；给出流域和行政区可划分修复单元。每一步也都是独立的算法，参数更多；同名的分步模型把它们串联起来。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>Habitat patches with area and importance.</source>
            <translation>带面积和重要性的生境斑块。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>Key areas with kind, level and overlaps.</source>
            <translation>带类型、级别和重叠情况的关键区域。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>Maps, tables and parameters as one HTML file.</source>
            <translation>把地图、表格和参数写成一个 HTML 文件。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>PROBABILITY is 1; it must be below 1.</source>
            <translation>PROBABILITY 为 1；必须小于 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>The circles that gain most if restored, as polygons.</source>
            <translation>修复后改善最大的圆，以面表示。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>Units with type, members and lead level; needs watersheds or administrative units.</source>
            <translation>带类型、成员和牵头级别的单元；需要流域或行政区。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>index, value.</source>
            <translation>index、value。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>unit_id, admin_code, share; the shares of a unit sum to 1.</source>
            <translation>unit_id、admin_code、share；一个单元的各占比之和为 1。</translation>
        </message>
        <message>
            <location filename="../processing_provider/security_pattern.py" />
            <source>{name} is 0; it must be above 0.</source>
            <translation>{name} 为 0；必须大于 0。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/habitat_patches.py" />
            <source>Class codes that count as habitat, such as 10, 20, 41-43.</source>
            <translation>视为生境的地类代码，例如 10, 20, 41-43。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/habitat_patches.py" />
            <source>Connected cells of the habitat classes of a land-cover map, as patches with area, perimeter and core area, and if wanted with more measures, as FRAGSTATS defines them (https://www.fragstats.org). Core is what lies more than one cell from the edge.</source>
            <translation>把土地覆被图中生境类的相连像元作为斑块，给出面积、周长和核心区面积，需要时还给出更多指标，按 FRAGSTATS 的定义（https://www.fragstats.org）。核心区指距边缘超过一个像元的部分。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/habitat_patches.py" />
            <source>Habitat patches with area_ha, perimeter_m and core_area_ha; with more measures also para (m per ha), shape, frac, gyrate_m, contig, ncore, cai (percent) and enn_m.</source>
            <translation>带有 area_ha、perimeter_m 和 core_area_ha 的生境斑块；选择更多指标时还有 para（m/公顷）、shape、frac、gyrate_m、contig、ncore、cai（百分比）和 enn_m。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/habitat_patches.py" />
            <source>More measures</source>
            <translation>更多指标</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/habitat_patches.py" />
            <source>Patch raster</source>
            <translation>斑块栅格</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/habitat_patches.py" />
            <source>The number of the patch in each cell.</source>
            <translation>每个像元所属斑块的编号。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/habitat_patches.py" />
            <source>Whether shape, compactness, core areas and isolation of each patch are measured, as FRAGSTATS does.</source>
            <translation>是否像 FRAGSTATS 那样计算每个斑块的形状、紧凑度、核心区和隔离度。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>2: contiguous, margin</source>
            <translation>2：连续区、边缘带</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>3: core, core-opening, margin</source>
            <translation>3：核心区、核心开口、边缘带</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>5: core, edge, perforation, core-opening, margin</source>
            <translation>5：核心区、边缘区、孔隙、核心开口、边缘带</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>6: core, islet, edge, perforation, core-opening, margin</source>
            <translation>6：核心区、孤岛、边缘区、孔隙、核心开口、边缘带</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Adds 100 to what lies inside openings of core, and tells these openings from other background.</source>
            <translation>对位于核心区开口之内的部分加 100，并把这些开口与其他背景区分开。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Background classes</source>
            <translation>背景类</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Byte codes of GuidosToolbox: 17 core, 3 edge, 33 bridge and so on; 129 is missing.</source>
            <translation>GuidosToolbox 的字节代码：17 核心区、3 边缘区、33 桥接区等；129 为缺失。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Class codes that are background, all others being missing; empty is all that is not foreground.</source>
            <translation>作为背景的地类代码，其余均为缺失；留空则前景以外全部为背景。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Class codes that are foreground, such as 10, 20, 41-43.</source>
            <translation>作为前景的地类代码，例如 10, 20, 41-43。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Classes of the simplified pattern</source>
            <translation>简化格局的类别数</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Foreground classes</source>
            <translation>前景类</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>How many classes are told apart; margin is what is left of the foreground.</source>
            <translation>区分多少个类别；前景中的其余部分为边缘带。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>How wide edges are.</source>
            <translation>边缘区的宽度。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Morphological spatial pattern analysis: the foreground of a map as core, islet, perforation, edge, loop, bridge and branch, in the byte codes and colours of GuidosToolbox (Soille and Vogt 2009, doi 10.1016/j.patrec.2008.10.015).

The edge width is counted in cells, so the cells should be square. A map that does not fit into memory is refused, because blocks would give other classes.</source>
            <translation>形态学空间格局分析（MSPA）：把地图的前景分为核心区、孤岛、孔隙、边缘区、环道区、桥接区和支线，采用 GuidosToolbox 的字节代码和颜色（Soille 和 Vogt 2009，doi 10.1016/j.patrec.2008.10.015）。

边缘宽度以像元计，因此像元应为正方形。内存容纳不下的地图会被拒绝，因为分块计算会得到不同的类别。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Morphology (MSPA)</source>
            <translation>形态学空间格局（MSPA）</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Show transitions</source>
            <translation>显示过渡</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Statistics</source>
            <translation>统计</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Tell inside from outside</source>
            <translation>区分内外</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>The role of a cell can depend on cells anywhere, so blocks would give other classes.</source>
            <translation>像元的角色可能取决于任何位置的像元，因此分块计算会得到不同的类别。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>The same codes with fewer classes: 17 core or contiguous, 1 margin, 3, 5, 9 and 100.</source>
            <translation>同样的代码，类别更少：17 核心区或连续区，1 边缘带，3、5、9 和 100。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>Whether bridges and loops keep their colour where they run through edge; values do not change.</source>
            <translation>桥接区和环道区穿过边缘区时是否保持其颜色；数值不变。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/morphology.py" />
            <source>class, area_ha, share (percent of the foreground, or of all data), count of connected pieces.</source>
            <translation>class、area_ha、share（占前景或全部数据的百分比）、相连部分的个数 count。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>A patch is important by</source>
            <translation>重要斑块的判定方式</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Areas in which patches are sources whatever their importance.</source>
            <translation>其中的斑块不论重要性如何均作为生态源地。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>By cells, only the important or protected cells of patches are taken, and grouped anew; else patches are taken as a whole.</source>
            <translation>按像元时只取斑块中重要或受保护的像元，并重新组合成斑块；否则整块选取。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Chooses the patches that a plan starts from, out of habitat patches or the cores of a morphology: those that are important or protected, large enough, and, if asked, worth enough to the connectivity of the whole. Each says in plain words why it was chosen, and each other one why it was not.

Of importance and protected areas, what is given counts: a patch must be one or the other; without either, all pass. dPC (Saura and Pascual-Hortal 2007, doi 10.1016/j.landurbplan.2007.03.005) is the percent of connectivity lost with a patch, by straight distances from edge to edge among the patches that pass all other rules. A county often takes 100 ha as the least area, a city 1000 ha, a province 2000 ha.</source>
            <translation>从生境斑块或形态格局的核心区中选出规划所依据的源地：重要或受保护、面积足够，并在需要时对整体连通性有足够贡献的斑块。每个入选斑块都用文字说明入选原因，未入选的说明落选原因。

重要性和保护地以给出的为准：斑块须满足其中之一；两者都未给出时全部通过。dPC（Saura 和 Pascual-Hortal 2007，doi 10.1016/j.landurbplan.2007.03.005）是失去某斑块所损失的连通性百分比，在通过其他所有规则的斑块之间按边缘间的直线距离计算。县级常取 100 公顷为最小面积，市级 1000 公顷，省级 2000 公顷。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>From this value on land is important; 5 is the highest class.</source>
            <translation>达到该值的土地为重要；5 为最高级。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>How important nature is, such as classes 1, 3 and 5; no data is not important.</source>
            <translation>生态重要性等级，例如 1、3、5；无数据为不重要。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>How much of a patch must be important, if that share decides.</source>
            <translation>按重要部分所占比例判断时，斑块中至少多大比例必须重要。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>How much of a patch must be protected for it to count as protected.</source>
            <translation>斑块须有多少比例受保护才算受保护。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>In place of patches: the raster of ecopattern:morphology, of which connected cores are taken.</source>
            <translation>代替斑块：ecopattern:morphology 的栅格，取其中相连的核心区。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Its important cells</source>
            <translation>按其重要像元</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Its mean importance</source>
            <translation>按其平均重要性</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Least importance</source>
            <translation>最小重要性</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Least important share</source>
            <translation>最小重要比例</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Least protected share</source>
            <translation>最小保护比例</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Patches left out</source>
            <translation>未入选的斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Percent of connectivity that is lost with a source at least; empty does not ask, 1 to 3 is usual.</source>
            <translation>失去一个源地至少损失的连通性百分比；留空则不作要求，通常取 1 至 3。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Protected areas</source>
            <translation>保护地</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>Source patches</source>
            <translation>源地斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>The other patches, with {}</source>
            <translation>其余斑块，带有 {}</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>The patches chosen, with {}</source>
            <translation>入选的斑块，带有 {}</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>The share of its area that is important</source>
            <translation>按其面积中重要部分的比例</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>area_ha, importance (mean), dpc (percent), protected_share (0 to 1) and the reason in words.</source>
            <translation>area_ha、importance（平均值）、dpc（百分比）、protected_share（0 至 1）和文字说明的 reason。</translation>
        </message>
        <message>
            <location filename="../processing_provider/sources/source_patches.py" />
            <source>as the importance</source>
            <translation>与重要性相同</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>Brings rasters onto one grid: the same coordinate system, cells and extent. Whole numbers are taken from the nearest cell, so that classes stay classes; other values are interpolated, or averaged where cells grow.</source>
            <translation>将栅格统一到同一格网：相同的坐标系、像元和范围。整数取最近像元，以保持类别不变；其他数值采用插值，像元变大时取平均。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>Coordinate system</source>
            <translation>坐标系</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>Harmonise rasters</source>
            <translation>统一栅格格网</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>Its grid is taken as it is; it must be projected.</source>
            <translation>直接采用其格网；必须是投影坐标系。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>Rasters</source>
            <translation>栅格</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>Receives one GeoTIFF for each raster, under its name.</source>
            <translation>每个栅格以其名称写成一个 GeoTIFF。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>Reference</source>
            <translation>参考栅格</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>Side of a cell, without a reference; empty is about that of the first raster.</source>
            <translation>未给参考栅格时的像元边长；留空则与第一个栅格大致相同。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>Such as EPSG:32650, without a reference; empty is Albers equal area for China.</source>
            <translation>例如 EPSG:32650，未给参考栅格时使用；留空则采用中国的阿尔伯斯等积投影。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/harmonise.py" />
            <source>What is to be aligned; only the first band is taken.</source>
            <translation>需要统一的栅格；只取第一个波段。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/report.py" />
            <source>All layers</source>
            <translation>全部图层</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/report.py" />
            <source>Layers</source>
            <translation>图层</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/report.py" />
            <source>Map layers and tables, drawn as they are styled, the first on top.</source>
            <translation>地图图层和表，按其样式绘制，第一个在最上面。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/report.py" />
            <source>Notes</source>
            <translation>说明</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/report.py" />
            <source>One HTML file with its maps inside.</source>
            <translation>一个内含地图的 HTML 文件。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/report.py" />
            <source>Stands at the top of the report.</source>
            <translation>位于报告顶部。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/report.py" />
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/report.py" />
            <source>What readers should know; an empty line starts a new paragraph.</source>
            <translation>读者应当了解的内容；空行表示新的一段。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/report.py" />
            <source>Writes layers as one HTML file that needs nothing else: an overview map, then a map and the first rows of the table of each layer, as they are styled. It reads on screen and prints on A4.</source>
            <translation>将图层写成一个自成一体的 HTML 文件：先是总览图，然后是每个图层的地图和表的前几行，按其样式显示。适合屏幕阅读，也可打印为 A4。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/sample_landscape.py" />
            <source>Columns x rows of cells.</source>
            <translation>像元的列数 x 行数。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/sample_landscape.py" />
            <source>Makes a plausible landscape of southern Chinese hills: terrain, land cover in WorldCover classes, roads, watersheds, three administrative levels, protected areas, NDVI, rain and soil. The same seed always gives the same landscape. It is made up: use it to learn, not to plan.</source>
            <translation>生成一个接近真实的南方丘陵景观：地形、WorldCover 分类的土地覆被、道路、流域、三级行政区、自然保护地、NDVI、降水和土壤。相同的随机种子总是得到相同的景观。景观是虚构的：用于学习，不用于规划。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/sample_landscape.py" />
            <source>Receives rasters as GeoTIFF and landscape.gpkg with the vector layers.</source>
            <translation>接收 GeoTIFF 栅格和含矢量图层的 landscape.gpkg。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/sample_landscape.py" />
            <source>Sample landscape</source>
            <translation>示例景观</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/sample_landscape.py" />
            <source>Side of a cell.</source>
            <translation>像元边长。</translation>
        </message>
        <message>
            <location filename="../processing_provider/standard/sample_landscape.py" />
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/areas.qml" />
            <source>Area [ha]</source>
            <translation>面积 [公顷]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/areas.qml" />
            <source>Barrier: restoring it opens the way</source>
            <translation>生态障碍点：修复后可打通通道</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/areas.qml" />
            <source>Break point: road or railway, build a crossing</source>
            <translation>生态断裂点：公路或铁路，需建设生物通道</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/areas.qml" />
            <source>Fragmented habitat: join it</source>
            <translation>破碎生境：恢复连通</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/areas.qml" />
            <source>Overlaps other kinds</source>
            <translation>与其他类型重叠</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/areas.qml" />
            <source>Pinch point: movement is squeezed, protect first</source>
            <translation>生态夹点：物种迁移受挤压，优先保护</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/areas.qml" />
            <source>Restoration area {1}: {2}</source>
            <translation>修复区 {1}：{2}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/areas.qml" />
            <source>Vulnerable land: protect the soil</source>
            <translation>生态脆弱区：保护土壤</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/barriers.qml" />
            <source>Barrier {1}</source>
            <translation>生态障碍点 {1}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/barriers.qml" />
            <source>Gain as share of the link [% per map unit]</source>
            <translation>改善量占连接的比例 [%/地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/barriers.qml" />
            <source>Gain for each unit of length restored</source>
            <translation>每修复单位长度的改善量</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/barriers.qml" />
            <source>Gain of the whole circle as share of the link [%]</source>
            <translation>整圆改善量占连接的比例 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/barriers.qml" />
            <source>On links</source>
            <translation>所在连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/barriers.qml" />
            <source>Radius [map units]</source>
            <translation>半径 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Candidate, not taken</source>
            <translation>候选，未选取</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Candidate, taken</source>
            <translation>候选，已选取</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Distance of the link</source>
            <translation>连接的距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Existing link</source>
            <translation>现有连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Gain alone</source>
            <translation>单独加入的增益</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Gain alone [%]</source>
            <translation>单独加入的增益 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Gain for its cost [% a unit of cost]</source>
            <translation>单位费用的增益 [%/费用单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Link {1}: patch {2} to {3}</source>
            <translation>连接 {1}：斑块 {2} 至 {3}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Looked at, not in use</source>
            <translation>已考察，未使用</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_links.qml" />
            <source>Taken in step</source>
            <translation>选取步次</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>Core area [ha]</source>
            <translation>核心区面积 [公顷]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>Exists</source>
            <translation>现有</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>Gain, inside the patch [%]</source>
            <translation>增益，斑块内部 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>Gain, through the patch [%]</source>
            <translation>增益，经由斑块 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>Gain, to and from the patch [%]</source>
            <translation>增益，进出斑块 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>Patch {1}</source>
            <translation>斑块 {1}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>Perimeter [m]</source>
            <translation>周长 [m]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>held inside</source>
            <translation>斑块内部</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>through it</source>
            <translation>经由斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_patches.qml" />
            <source>to and from it</source>
            <translation>进出斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_steps.qml" />
            <source>Gain over the step before [%]</source>
            <translation>比上一步的增益 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/candidate_steps.qml" />
            <source>Index that grows</source>
            <translation>所提高的指数</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/connectivity_changes.qml" />
            <source>Change [%]</source>
            <translation>变化 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/corridor_areas.qml" />
            <source>Corridor of link {1}</source>
            <translation>连接 {1} 的廊道</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/corridor_areas.qml" />
            <source>Least width [map units]</source>
            <translation>最小宽度 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/corridor_areas.qml" />
            <source>Mean width [map units]</source>
            <translation>平均宽度 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/corridor_buffers.qml" />
            <source>Corridor of fixed width, link {1}</source>
            <translation>固定宽度廊道，连接 {1}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/corridor_buffers.qml" />
            <source>Rank</source>
            <translation>等级</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/corridor_buffers.qml" />
            <source>Width [map units]</source>
            <translation>宽度 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_areas.qml" />
            <source>Area not built before [ha]</source>
            <translation>此前未建面积 [公顷]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_areas.qml" />
            <source>of which not built before</source>
            <translation>其中此前未建</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_components.qml" />
            <source>Area with corridors</source>
            <translation>含廊道的面积</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_components.qml" />
            <source>Component {1}</source>
            <translation>组分 {1}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Built in the first third</source>
            <translation>前三分之一建设</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Built in the last third</source>
            <translation>后三分之一建设</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Built in the second third</source>
            <translation>中间三分之一建设</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Chosen</source>
            <translation>已选取</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Cost [of the budget]</source>
            <translation>费用 [与预算同单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Cost, land of earlier links taken off</source>
            <translation>费用，已扣除此前连接的土地</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Least-cost distance [cost x map units]</source>
            <translation>最小成本距离 [阻力×地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Not chosen</source>
            <translation>未选取</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Path length [map units]</source>
            <translation>路径长度 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_links.qml" />
            <source>Straight distance [map units]</source>
            <translation>直线距离 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_summary.qml" />
            <source>Gap [%]</source>
            <translation>差距 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_summary.qml" />
            <source>Method</source>
            <translation>方法</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/design_summary.qml" />
            <source>Survives the loss of any link</source>
            <translation>失去任何一条连接仍连通</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/gravity.qml" />
            <source>General link</source>
            <translation>一般连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/gravity.qml" />
            <source>Gravity</source>
            <translation>引力</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/gravity.qml" />
            <source>Important link</source>
            <translation>重要连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/importance.qml" />
            <source>Connectivity lost without it (dPC)</source>
            <translation>失去它所损失的连通性（dPC）</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/importance.qml" />
            <source>dIIC [%]</source>
            <translation>dIIC [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/importance.qml" />
            <source>dPC [%]</source>
            <translation>dPC [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/importance.qml" />
            <source>dPC, inside the patch [%]</source>
            <translation>dPC，斑块内部 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/importance.qml" />
            <source>dPC, through the patch [%]</source>
            <translation>dPC，经由斑块 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/importance.qml" />
            <source>dPC, to and from the patch [%]</source>
            <translation>dPC，进出斑块 [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/landcover_worldcover.qml" />
            <source>Permanent water</source>
            <translation>永久水体</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_centrality.qml" />
            <source>Betweenness, IIC [%]</source>
            <translation>介数，IIC [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_centrality.qml" />
            <source>Betweenness, PC [%]</source>
            <translation>介数，PC [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_centrality.qml" />
            <source>Betweenness, highest quarter</source>
            <translation>介数，最高四分之一</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_centrality.qml" />
            <source>Betweenness, lowest quarter</source>
            <translation>介数，最低四分之一</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_centrality.qml" />
            <source>Betweenness, middle half</source>
            <translation>介数，中间一半</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_centrality.qml" />
            <source>Flow over the link</source>
            <translation>经由连接的流量</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_centrality.qml" />
            <source>Of PC, over it</source>
            <translation>PC 中经由该连接的部分</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_current.qml" />
            <source>Link in use, highest quarter</source>
            <translation>在用连接，最高四分之一</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_current.qml" />
            <source>Link in use, lowest quarter</source>
            <translation>在用连接，最低四分之一</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_current.qml" />
            <source>Link in use, middle half</source>
            <translation>在用连接，中间一半</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_frequency.qml" />
            <source>In use in half of the runs and more</source>
            <translation>半数以上运行在用</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_frequency.qml" />
            <source>In use in less than half of the runs</source>
            <translation>不足半数运行在用</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_frequency.qml" />
            <source>In use in nine of ten runs and more</source>
            <translation>九成以上运行在用</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_frequency.qml" />
            <source>In use in no run</source>
            <translation>任何一次运行均未使用</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_frequency.qml" />
            <source>In use with the values given</source>
            <translation>按所给数值是否在用</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_frequency.qml" />
            <source>Least-cost distance with the values given [cost x map units]</source>
            <translation>按所给数值的最小成本距离 [阻力×地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_frequency.qml" />
            <source>Least-cost distance, mean of the runs [cost x map units]</source>
            <translation>最小成本距离，各次运行平均 [阻力×地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_frequency.qml" />
            <source>Mean least-cost distance</source>
            <translation>平均最小成本距离</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_frequency.qml" />
            <source>Standard deviation over mean</source>
            <translation>标准差与平均值之比</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>Change of IIC</source>
            <translation>IIC 的变化</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>Change of PC</source>
            <translation>PC 的变化</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>Change of PC, highest quarter</source>
            <translation>PC 的变化，最高四分之一</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>Change of PC, lowest quarter</source>
            <translation>PC 的变化，最低四分之一</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>Change of PC, middle half</source>
            <translation>PC 的变化，中间一半</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dAWF [%]</source>
            <translation>dAWF [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dCCP [%]</source>
            <translation>dCCP [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dECS [%]</source>
            <translation>dECS [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dF [%]</source>
            <translation>dF [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dH [%]</source>
            <translation>dH [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dLCP [%]</source>
            <translation>dLCP [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dMSC [%]</source>
            <translation>dMSC [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dNC [%]</source>
            <translation>dNC [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dNL [%]</source>
            <translation>dNL [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_importance.qml" />
            <source>dSLC [%]</source>
            <translation>dSLC [%]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_priority.qml" />
            <source>Climate</source>
            <translation>气候</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_priority.qml" />
            <source>Expert value</source>
            <translation>专家评分</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_priority.qml" />
            <source>Permeability</source>
            <translation>通透性</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_priority.qml" />
            <source>Priority</source>
            <translation>优先级</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/link_priority.qml" />
            <source>Priority, share of the highest</source>
            <translation>优先级，占最高值的比例</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/links.qml" />
            <source>Effective resistance [ohm]</source>
            <translation>有效电阻 [Ω]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/links.qml" />
            <source>Link in use, easiest quarter</source>
            <translation>在用连接，最易通行的四分之一</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/links.qml" />
            <source>Link in use, hardest quarter</source>
            <translation>在用连接，最难通行的四分之一</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Branch, inside an opening</source>
            <translation>支线，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Bridge in edge</source>
            <translation>边缘区中的桥接区</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Bridge in edge, inside an opening</source>
            <translation>边缘区中的桥接区，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Bridge in perforation</source>
            <translation>孔隙中的桥接区</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Bridge in perforation, inside an opening</source>
            <translation>孔隙中的桥接区，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Bridge, inside an opening</source>
            <translation>桥接区，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Core, inside an opening</source>
            <translation>核心区，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Edge, inside an opening</source>
            <translation>边缘区，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Islet, inside an opening</source>
            <translation>孤岛，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Loop in edge</source>
            <translation>边缘区中的环道区</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Loop in edge, inside an opening</source>
            <translation>边缘区中的环道区，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Loop in perforation</source>
            <translation>孔隙中的环道区</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Loop in perforation, inside an opening</source>
            <translation>孔隙中的环道区，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Loop, inside an opening</source>
            <translation>环道区，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/morphology.qml" />
            <source>Perforation, inside an opening</source>
            <translation>孔隙，开口内</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/nodes.qml" />
            <source>Break point: link cut by a road or railway</source>
            <translation>生态断裂点：连接被公路或铁路切断</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/nodes.qml" />
            <source>Cost [cost x map units]</source>
            <translation>成本 [阻力×地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/nodes.qml" />
            <source>Crossing: where links meet</source>
            <translation>交汇点：连接相交处</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/nodes.qml" />
            <source>Node {1}: {2}</source>
            <translation>节点 {1}：{2}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/nodes.qml" />
            <source>Saddle: easiest way over the ridge between two patches</source>
            <translation>鞍点：两个斑块之间越过脊线最容易处</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/nodes.qml" />
            <source>Strategic node: where links pass the ridge of the cost surface</source>
            <translation>战略节点：连接越过成本面脊线处</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/normalized_current.qml" />
            <source>0, held off or led away</source>
            <translation>0，受阻或被引开</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/normalized_current.qml" />
            <source>1, spread as if all land conducted alike</source>
            <translation>1，如同所有土地导通能力相同时的散布</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/normalized_current.qml" />
            <source>2.5 and more, squeezed</source>
            <translation>2.5 及以上，受挤压</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_centrality.qml" />
            <source>Flow through the patch</source>
            <translation>经由斑块的流量</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_centrality.qml" />
            <source>Linked pairs of its neighbours, share</source>
            <translation>邻居之间有连接的比例</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_centrality.qml" />
            <source>Of PC, through it</source>
            <translation>PC 中经由该斑块的部分</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>Area over perimeter [map units]</source>
            <translation>面积与周长之比 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>Mean resistance [cost per map unit]</source>
            <translation>平均阻力 [成本/地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>Other value, mean</source>
            <translation>其他价值，平均</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>Perimeter [map units]</source>
            <translation>周长 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>Value of area</source>
            <translation>面积价值</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>Value of centrality</source>
            <translation>中心性价值</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>Value of low resistance</source>
            <translation>低阻力价值</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>Value of shape</source>
            <translation>形状价值</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>Value, 0 to 1</source>
            <translation>价值，0 至 1</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>area</source>
            <translation>面积</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/patch_value.qml" />
            <source>low resistance</source>
            <translation>低阻力</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/paths.qml" />
            <source>From</source>
            <translation>起点</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/paths.qml" />
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/paths.qml" />
            <source>Length [map units]</source>
            <translation>长度 [地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/paths.qml" />
            <source>Path from {1} to {2}</source>
            <translation>从 {1} 到 {2} 的路径</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/paths.qml" />
            <source>To</source>
            <translation>终点</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/pinch_points.qml" />
            <source>Largest current</source>
            <translation>最大电流</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/pinch_points.qml" />
            <source>Pinch point {1}</source>
            <translation>生态夹点 {1}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/scenario_links.qml" />
            <source>As before</source>
            <translation>与之前相同</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/scenario_links.qml" />
            <source>Longer than before</source>
            <translation>比之前长</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/scenario_links.qml" />
            <source>New link</source>
            <translation>新增连接</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/scenario_links.qml" />
            <source>Shorter than before</source>
            <translation>比之前短</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/scenario_patches.qml" />
            <source>Grown or joined</source>
            <translation>扩大或合并</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/scenario_patches.qml" />
            <source>New patch</source>
            <translation>新增斑块</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/scenario_patches.qml" />
            <source>Shrunk or cut off</source>
            <translation>缩小或被切断</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/simplified_pattern.qml" />
            <source>Core or contiguous</source>
            <translation>核心区或连续区</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/simplified_pattern.qml" />
            <source>Margin</source>
            <translation>边缘带</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/sites.qml" />
            <source>Cost [money]</source>
            <translation>费用 [金额]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/sites.qml" />
            <source>Gain [cost x map units]</source>
            <translation>改善量 [阻力×地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/sites.qml" />
            <source>Gain for each unit of money</source>
            <translation>单位投入的改善量</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/sites.qml" />
            <source>Restoration site {1}</source>
            <translation>修复地点 {1}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/sites.qml" />
            <source>Round</source>
            <translation>轮次</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/sites.qml" />
            <source>Score [cost per map unit]</source>
            <translation>得分 [成本/地图单位]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/sites.qml" />
            <source>X</source>
            <translation>X</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/sites.qml" />
            <source>Y</source>
            <translation>Y</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/units.qml" />
            <source>Barriers [ha]</source>
            <translation>生态障碍点 [公顷]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/units.qml" />
            <source>Led by</source>
            <translation>牵头</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/units.qml" />
            <source>Pinch points [ha]</source>
            <translation>生态夹点 [公顷]</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/units.qml" />
            <source>Unit {1}: {2}</source>
            <translation>单元 {1}：{2}</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/units.qml" />
            <source>city</source>
            <translation>市</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/units.qml" />
            <source>county</source>
            <translation>县</translation>
        </message>
        <message>
            <location filename="../processing_provider/styles/units.qml" />
            <source>province</source>
            <translation>省</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>1, 3 or 5; extremely sensitive land in corridors is vulnerable.</source>
            <translation>取 1、3 或 5；廊道内极敏感的土地为生态脆弱土地。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>Areas as ecopattern:barriers makes them.</source>
            <translation>由 ecopattern:barriers 生成的区域。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>Areas as ecopattern:pinchpoints makes them.</source>
            <translation>由 ecopattern:pinchpoints 生成的区域。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>Land round a break point that is part of it.</source>
            <translation>断裂点周围计入其中的土地。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>Morphology classes in byte codes; islets, branches and edges in corridors are fragmented land.</source>
            <translation>以字节代码表示的形态格局；廊道内的孤岛、支线和边缘区为破碎土地。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>Nodes as ecopattern:strategicnodes makes them; those of type break count.</source>
            <translation>由 ecopattern:strategicnodes 生成的节点；只计其中的断裂点。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>Puts pinch points, barriers, break points, fragmented and vulnerable land together as key areas for restoration, and says where they overlap. Areas where two kinds meet are primary, the rest general.</source>
            <translation>将生态夹点、生态障碍点、生态断裂点、破碎土地和生态脆弱土地汇总为生态修复关键区域，并说明其重叠情况。两类相重叠的区域为重点区域，其余为一般区域。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>Radius of a break point</source>
            <translation>断裂点半径</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>Sensitivity</source>
            <translation>敏感性</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_areas.py" />
            <source>kind, count, area_ha, overlap_ha.</source>
            <translation>kind、count、area_ha、overlap_ha。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Current as ecopattern:pinchpoints makes it; it weighs the responsibility.</source>
            <translation>由 ecopattern:pinchpoints 生成的电流；用于计算责任权重。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Divides patches, corridors and restoration areas into units by watershed, ecological function first, administration considered: a unit stays whole across a border, and its administrations share the responsibility by area, corridor length and current.</source>
            <translation>按流域将斑块、廊道和修复区划分为单元，生态功能优先，兼顾行政区划：单元跨界时保持完整，由相关行政区按面积、廊道长度和电流分担责任。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Key areas as ecopattern:restorationareas makes them.</source>
            <translation>由 ecopattern:restorationareas 生成的关键区域。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Larger units are divided along the border; empty divides none.</source>
            <translation>更大的单元沿边界拆分；留空则不拆分。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Largest unit across a border</source>
            <translation>跨界单元的最大面积</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Lines of type, share that replace the smallest shares of patches and corridors that make a type, separated by ; or the path of a CSV file.</source>
            <translation>每行为 type, share，用于替换构成某一类型所需的斑块和廊道最小占比，行间以 ; 分隔，或给出 CSV 文件路径。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Restoration units and responsibility</source>
            <translation>修复单元与责任</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Rules of the unit types</source>
            <translation>单元类型规则</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Smaller units join the neighbour with the longest common border.</source>
            <translation>更小的单元并入公共边界最长的相邻单元。</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Smallest unit</source>
            <translation>最小单元</translation>
        </message>
        <message>
            <location filename="../processing_provider/zoning/restoration_units.py" />
            <source>Units with type, members and lead level.</source>
            <translation>带类型、成员和牵头级别的单元。</translation>
        </message>
        <message>
            <location filename="../ui/dock.py" />
            <source>Selected</source>
            <translation>所选要素</translation>
        </message>
        <message>
            <location filename="../ui/dock.py" />
            <source>What if</source>
            <translation>情景推演</translation>
        </message>
        <message>
            <location filename="../ui/feature_view.py" />
            <source>Nothing is selected</source>
            <translation>未选择任何要素</translation>
        </message>
        <message>
            <location filename="../ui/feature_view.py" />
            <source>Select a link, a corridor or a patch on the map or in its attribute table. For a link you see here resistance and cost along its path, for a patch its links and importance.</source>
            <translation>请在地图上或属性表中选择一条连接、一条廊道或一个斑块。选择连接时，这里显示沿其路径的阻力和累积成本；选择斑块时，显示其连接和重要性。</translation>
        </message>
        <message>
            <location filename="../ui/feature_view.py" />
            <source>Zoom to what is selected</source>
            <translation>缩放到所选要素</translation>
        </message>
        <message>
            <location filename="../ui/field_choice.py" />
            <source>patch_id if there is one, else numbers from 1 on</source>
            <translation>有 patch_id 则用之，否则从 1 开始编号</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Bring data to one grid, make a sample landscape, write the report.</source>
            <translation>统一数据格网，生成示例景观，编写报告。</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Choose one of its algorithms to see what it needs.</source>
            <translation>选择其中一个算法，即可查看它需要什么。</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Does it work, and what changed?</source>
            <translation>是否有效，发生了什么变化？</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>From a land-cover map to restoration units in one run.</source>
            <translation>从土地覆被图到修复单元，一次运行完成。</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>From the whole plan</source>
            <translation>来自整体方案</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>How hard is each cell to cross?</source>
            <translation>每个像元有多难穿越？</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>How well is the network joined, and which patch carries it?</source>
            <translation>网络连通程度如何，哪些斑块起支撑作用？</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Inputs in the project</source>
            <translation>工程中的输入</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Look again at the project and at the files of its layers.</source>
            <translation>重新检查工程及其图层文件。</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Next: {}</source>
            <translation>下一步：{}</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Open…</source>
            <translation>打开…</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Refresh</source>
            <translation>刷新</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Results in the project</source>
            <translation>工程中的结果</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Run again: {}…</source>
            <translation>重新运行：{}…</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Run: {}…</source>
            <translation>运行：{}…</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>State: {}.</source>
            <translation>状态：{}。</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Steps of the plan</source>
            <translation>规划步骤</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>There are no algorithms yet.</source>
            <translation>尚无可用的算法。</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>What comes first, and what does it cost?</source>
            <translation>先做什么，需要多少投入？</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>What does nature do here, and where is it at risk?</source>
            <translation>这里的生态系统提供哪些服务，哪里面临风险？</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Where is movement squeezed into narrow places?</source>
            <translation>物种迁移在哪些狭窄处受到挤压？</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Which areas are restored, and who answers for them?</source>
            <translation>修复哪些区域，由谁负责？</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Which habitat counts as a source?</source>
            <translation>哪些生境可作为生态源地？</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>Which ways join the sources, and what is in the way?</source>
            <translation>哪些通道连接各源地，又受到哪些阻碍？</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>current</source>
            <translation>最新</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>may be left out</source>
            <translation>可以不填</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>not found; choose it in the dialog</source>
            <translation>未找到；请在对话框中选择</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>not run</source>
            <translation>未运行</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>outdated</source>
            <translation>已过时</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>{input}: '{layer}' is itself outdated.</source>
            <translation>{input}：“{layer}”本身已过时。</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>{input}: '{layer}' is no longer there, so nobody can tell whether it changed.</source>
            <translation>{input}：“{layer}”已不存在，无法判断是否发生过变化。</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>{input}: '{layer}' was changed after this result was made.</source>
            <translation>{input}：“{layer}”在此结果生成之后被修改过。</translation>
        </message>
        <message>
            <location filename="../ui/flow_view.py" />
            <source>{input}: there is a newer result than '{layer}', which this one was made from.</source>
            <translation>{input}：已有比“{layer}”更新的结果，而此结果由旧结果生成。</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Accumulated cost [cost x {}]</source>
            <translation>累积成本 [阻力×{}]</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Add the layer of links to the project to see resistance and cost along it.</source>
            <translation>把连接图层加入工程，即可查看沿廊道的阻力和成本。</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Connectivity lost without it (dPC) [%]</source>
            <translation>失去它所损失的连通性（dPC）[%]</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Corridor of link {}</source>
            <translation>连接 {} 的廊道</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Cost [cost x {}]</source>
            <translation>成本 [阻力×{}]</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Distance from patch {patch} [{unit}]</source>
            <translation>距斑块 {patch} 的距离 [{unit}]</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Link {link}: patch {a} to {b}</source>
            <translation>连接 {link}：斑块 {a} 至 {b}</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Link {}</source>
            <translation>连接 {}</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>No layer of links in the project joins this patch.</source>
            <translation>工程中没有连接图层与该斑块相连。</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Patch {}</source>
            <translation>斑块 {}</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>Resistance [cost per {}]</source>
            <translation>阻力 [成本/{}]</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>The first {} are shown.</source>
            <translation>只显示前 {} 个。</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>The resistance these links were made from cannot be found; without it there is no profile.</source>
            <translation>找不到生成这些连接所用的阻力面；没有它就无法绘制剖面。</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>This link has no path.</source>
            <translation>这条连接没有路径。</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>in all</source>
            <translation>合计</translation>
        </message>
        <message>
            <location filename="../ui/selection.py" />
            <source>{} features are selected</source>
            <translation>已选择 {} 个要素</translation>
        </message>
        <message>
            <location filename="../ui/weighting/canvas.py" />
            <source>Here: no data or no way across</source>
            <translation>此处：无数据或不可穿越</translation>
        </message>
        <message>
            <location filename="../ui/weighting/canvas.py" />
            <source>Here: {}</source>
            <translation>此处：{}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/canvas.py" />
            <source>Point at the map to read it</source>
            <translation>将鼠标移到地图上即可读取数值</translation>
        </message>
        <message>
            <location filename="../ui/weighting/canvas.py" />
            <source>Preview of the resistance</source>
            <translation>阻力面预览</translation>
        </message>
        <message>
            <location filename="../ui/weighting/canvas.py" />
            <source>Resistance from {a} to {b}, median {c}.</source>
            <translation>阻力从 {a} 到 {b}，中位数 {c}。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/curve_form.py" />
            <source>Form of the curve</source>
            <translation>曲线形式</translation>
        </message>
        <message>
            <location filename="../ui/weighting/curve_form.py" />
            <source>from &amp;value</source>
            <translation>从数值(&amp;V)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/curve_form.py" />
            <source>middle (0 to 1)</source>
            <translation>中点（0 至 1）</translation>
        </message>
        <message>
            <location filename="../ui/weighting/curve_form.py" />
            <source>steepness</source>
            <translation>陡度</translation>
        </message>
        <message>
            <location filename="../ui/weighting/curve_form.py" />
            <source>to va&amp;lue</source>
            <translation>到数值(&amp;L)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/curve_form.py" />
            <source>with grade</source>
            <translation>等级为</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>&amp;Divide</source>
            <translation>划分(&amp;D)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>Bounds of the ranges, separated by ;</source>
            <translation>各范围的界限，以 ; 分隔</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>D&amp;ivide into</source>
            <translation>划分方式(&amp;I)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>Divide into</source>
            <translation>划分方式</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>Grade of the first range</source>
            <translation>第一个范围的等级</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>Grade of the last range</source>
            <translation>最后一个范围的等级</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>How many ranges</source>
            <translation>范围个数</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>Replace the ranges below by new ones.</source>
            <translation>用新的范围替换下面的范围。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>The layer was not read yet, or cannot be; choose own numbers.</source>
            <translation>图层尚未读取或无法读取；请选择“自定数值”。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>graded &amp;from</source>
            <translation>等级从(&amp;F)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/division_form.py" />
            <source>t&amp;o</source>
            <translation>到(&amp;O)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/editor.py" />
            <source>Distance to {}</source>
            <translation>与{}的距离</translation>
        </message>
        <message>
            <location filename="../ui/weighting/editor.py" />
            <source>Read {}.</source>
            <translation>已读取 {}。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/editor.py" />
            <source>Reading {}</source>
            <translation>正在读取 {}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/editor.py" />
            <source>The scheme has no factor; add one before it is saved.</source>
            <translation>方案中没有因子；请先添加一个再保存。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/editor.py" />
            <source>Written to {}.</source>
            <translation>已写入 {}。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/editor.py" />
            <source>{} is a temporary layer; save it to a file, or the scheme will not find it later.</source>
            <translation>{} 是临时图层；请保存为文件，否则以后方案将找不到它。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>&amp;Add layer</source>
            <translation>添加图层(&amp;A)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>&amp;Factors</source>
            <translation>因子(&amp;F)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>Add a raster by its values, or features by the distance from them (Ctrl+L).</source>
            <translation>添加栅格（按其数值）或要素（按与其距离）（Ctrl+L）。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>Drag to order, or press Alt and the up or down key; Delete removes.</source>
            <translation>拖动以排序，或按 Alt 加上、下方向键；Delete 键移除。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>Move down (Alt+Down)</source>
            <translation>下移（Alt+Down）</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>Move up (Alt+Up)</source>
            <translation>上移（Alt+Up）</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>No factor yet. Add a raster of the project first: it says where the cells lie.</source>
            <translation>还没有因子。请先添加工程中的一个栅格：它决定像元的位置。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>Re&amp;move</source>
            <translation>移除(&amp;M)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>Take the selected factor out of the scheme (Delete).</source>
            <translation>从方案中去掉所选因子（Delete）。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>The project has no layer that can be a factor</source>
            <translation>工程中没有可作为因子的图层</translation>
        </message>
        <message>
            <location filename="../ui/weighting/factor_list.py" />
            <source>weight {}</source>
            <translation>权重 {}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grade_table.py" />
            <source>'{}' is no number; write one such as 12.5.</source>
            <translation>“{}”不是数字；请填写如 12.5 的数字。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grade_table.py" />
            <source>A value belongs to a range from its lower end on.</source>
            <translation>数值从范围的下限起属于该范围。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grade_table.py" />
            <source>Cells [%]</source>
            <translation>像元 [%]</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grade_table.py" />
            <source>Code in the raster.</source>
            <translation>栅格中的代码。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grade_table.py" />
            <source>Grades of the factor</source>
            <translation>因子的等级</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grade_table.py" />
            <source>How many of the cells that were looked at.</source>
            <translation>在所考察的像元中占多少。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grade_table.py" />
            <source>Resistance of 0 or more; best habitat is 1. Empty or barrier cannot be crossed.</source>
            <translation>不小于 0 的阻力；最佳生境为 1。留空或填写 barrier（障碍）表示不可穿越。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grade_table.py" />
            <source>What people call it; from the legend of the layer if it has one.</source>
            <translation>类别名称；图层有图例时取自图例。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>&amp;Graded by</source>
            <translation>分级方式(&amp;G)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>&amp;Join with next</source>
            <translation>与下一个合并(&amp;J)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>&amp;Outside</source>
            <translation>范围外(&amp;O)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>&amp;Published grades</source>
            <translation>已发表的分级(&amp;P)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>&amp;Remove class</source>
            <translation>删除类别(&amp;R)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>&amp;Split range</source>
            <translation>拆分范围(&amp;S)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Add &amp;class…</source>
            <translation>添加类别(&amp;C)…</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Add a class</source>
            <translation>添加类别</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Code in the raster</source>
            <translation>栅格中的代码</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Grade of values outside</source>
            <translation>范围外数值的等级</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Grades from: {}</source>
            <translation>分级来源：{}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>How hard is each cell to cross?

1. Add the layers that decide it, such as land cover, slope, and roads by the distance from them.
2. Grade each: best habitat is 1, what is ten times as hard is 10.
3. Weigh them, by comparison in pairs, by what the layers say, or by hand.

The resistance they make is shown on the right at every step.</source>
            <translation>每个像元有多难穿越？

1. 添加起决定作用的图层，例如土地覆被、坡度，以及按距离计的道路。
2. 为每个图层分级：最佳生境为 1，难度为其十倍的为 10。
3. 赋予权重：两两比较、依据图层本身，或手工填写。

每一步得到的阻力面都显示在右侧。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Name of the factor</source>
            <translation>因子名称</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>None fits this layer</source>
            <translation>没有适合该图层的分级</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Re&amp;verse</source>
            <translation>反转(&amp;V)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Take over grades from the literature; the names of the menu say where from.</source>
            <translation>采用文献中的分级；菜单中的名称说明出处。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>The values of the layer are taken as resistances; nothing is to be graded.</source>
            <translation>图层的数值直接作为阻力，无需分级。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Turn the grades round: the hardest becomes the easiest.</source>
            <translation>将等级反转：最难的变为最易的。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Unit of its values</source>
            <translation>数值的单位</translation>
        </message>
        <message>
            <location filename="../ui/weighting/grading_view.py" />
            <source>Values outside</source>
            <translation>范围外的数值</translation>
        </message>
        <message>
            <location filename="../ui/weighting/histogram.py" />
            <source>Cells by {}</source>
            <translation>像元数，按{}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/histogram.py" />
            <source>How often values occur is shown here when the layer was read.</source>
            <translation>读取图层后，这里显示各数值出现的频次。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/histogram.py" />
            <source>from {a} to {b}, median {c}</source>
            <translation>从 {a} 到 {b}，中位数 {c}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_table.py" />
            <source>A number such as 3, or a fraction such as 1/5</source>
            <translation>数字如 3，或分数如 1/5</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_table.py" />
            <source>Always 1.</source>
            <translation>恒为 1。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_table.py" />
            <source>Comparisons in pairs</source>
            <translation>两两比较</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>&amp;Take this value</source>
            <translation>采用该值(&amp;T)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>All e&amp;qual</source>
            <translation>全部相等(&amp;Q)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>By which published list of random indices the ratio is measured.</source>
            <translation>衡量该比率所用的已发表随机指标表。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Choose a cell beside the diagonal.</source>
            <translation>请选择对角线以外的单元格。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Choose this pair in the matrix.</source>
            <translation>在矩阵中选择这一对。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Consistency</source>
            <translation>一致性</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Consistency ratio {ratio}: {word}</source>
            <translation>一致性比率 {ratio}：{word}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>How much more important is the factor of the row than that of the column? Choose a cell and move the slider, press + or -, or type a number; below the diagonal stands the mirror image.</source>
            <translation>行因子比列因子重要多少？选择一个单元格并移动滑块，按 + 或 - 键，或输入数字；对角线以下为其倒数。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Largest eigenvalue {a}, consistency index {b}.</source>
            <translation>最大特征值 {a}，一致性指标 {b}。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Least consistent: {a} to {b} is {old}; the others say {exact}. With {new} the ratio becomes {ratio}.</source>
            <translation>一致性最差：{a} 与 {b} 为 {old}；其余比较表明应为 {exact}。改为 {new} 后比率变为 {ratio}。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Make all factors equally important.</source>
            <translation>使所有因子同等重要。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Move towards the factor that is more important; arrow keys go step by step.</source>
            <translation>移向更重要的因子；方向键可逐级移动。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Sho&amp;w it</source>
            <translation>显示(&amp;W)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>The chosen pair</source>
            <translation>所选的一对</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Two factors at least are needed to compare them in pairs; add layers on the left.</source>
            <translation>两两比较至少需要两个因子；请在左侧添加图层。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Which of the two is more important</source>
            <translation>两者中哪一个更重要</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>Write a number of 1/9 to 9, such as 3 or 1/5.</source>
            <translation>请填写 1/9 至 9 的数值，如 3 或 1/5。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/matrix_view.py" />
            <source>{} factors are too many to compare in pairs; 15 can be. Weigh them otherwise, or leave some out.</source>
            <translation>{} 个因子太多，无法两两比较；最多 15 个。请采用其他赋权方法，或去掉一些因子。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>&amp;Use this method</source>
            <translation>采用此方法(&amp;U)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>CRITIC gives more weight to factors whose grades differ much and say something else than the other factors do, so that two factors that say the same do not count twice.</source>
            <translation>CRITIC 对等级差异大、且与其他因子信息不重复的因子赋予较大权重，因此信息相同的两个因子不会重复计入。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>Entropy gives more weight to factors whose grades differ more from place to place. It knows nothing about species; take it where nobody can judge, or beside the comparison in pairs.</source>
            <translation>熵权法对空间差异较大的因子赋予较大权重。它不反映物种习性；无法凭专家判断时使用，或与两两比较对照使用。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>From {} cells of the preview; the run takes all cells, which may change the last digits.</source>
            <translation>由预览的 {} 个像元得出；正式运行采用全部像元，末几位数字可能不同。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>Information</source>
            <translation>信息量</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>Methods side by side</source>
            <translation>各方法对照</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>Take the weights of the pairs</source>
            <translation>采用两两比较的权重</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>The layers are being read.</source>
            <translation>正在读取图层。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>Weight (sum 1)</source>
            <translation>权重（总和为 1）</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>Weight by: {}</source>
            <translation>权重依据：{}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>Weights by hand</source>
            <translation>手工赋权</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>Weights from the layers</source>
            <translation>由图层赋权</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>What each method makes of the same factors. Choose a row to take its method for the scheme.</source>
            <translation>各方法对同样因子得出的结果。选择一行，即在方案中采用该方法。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/method_views.py" />
            <source>Write a number for each factor, 0 or more; only their shares count.</source>
            <translation>为每个因子填写一个不小于 0 的数字；只看其比例。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>Distance to roads, Beijing 2017</source>
            <translation>到道路的距离，北京 2017</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>Distance to water, Shenmu 2021</source>
            <translation>到水体的距离，神木 2021</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>Elevation, western Jilin 2021</source>
            <translation>高程，吉林西部 2021</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>Sensitivity, Dali 2017</source>
            <translation>敏感性，大理 2017</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>Slope, arid zone 2018</source>
            <translation>坡度，干旱区 2018</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>Slope, western Jilin 2021</source>
            <translation>坡度，吉林西部 2021</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>Vegetation index, 2021</source>
            <translation>植被指数，2021</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>class codes</source>
            <translation>地类代码</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>degrees</source>
            <translation>度</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preset_words.py" />
            <source>grades 1 to 9</source>
            <translation>1 至 9 级</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preview.py" />
            <source>'{}' needs a raster; remove it, or add another layer from the project.</source>
            <translation>“{}”需要栅格；请将其移除，或从工程中添加其他图层。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preview.py" />
            <source>'{}' needs a vector layer; remove it, or add another layer from the project.</source>
            <translation>“{}”需要矢量图层；请将其移除，或从工程中添加其他图层。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preview.py" />
            <source>No factor is a raster; one at least is needed to say where the cells lie. Add one from the project.</source>
            <translation>没有栅格因子；至少需要一个栅格来确定像元的位置。请从工程中添加。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/preview.py" />
            <source>The layer '{a}' of {b} cannot be loaded; remove it, or add it again from the project.</source>
            <translation>{b} 的图层“{a}”无法加载；请将其移除，或从工程中重新添加。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/result_view.py" />
            <source>Preview: being worked out…</source>
            <translation>预览：正在计算…</translation>
        </message>
        <message>
            <location filename="../ui/weighting/result_view.py" />
            <source>The resistance appears here as soon as there is a factor.</source>
            <translation>有了因子之后，这里立即显示阻力面。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/result_view.py" />
            <source>Weight of each factor (sum 1)</source>
            <translation>各因子的权重（总和为 1）</translation>
        </message>
        <message>
            <location filename="../ui/weighting/result_view.py" />
            <source>Weights (without effect on a maximum)</source>
            <translation>权重（取最大值时不起作用）</translation>
        </message>
        <message>
            <location filename="../ui/weighting/sampling.py" />
            <source>The values of a raster of {} cannot be read; save it as a GeoTIFF first.</source>
            <translation>{} 的栅格数值无法读取；请先另存为 GeoTIFF。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/scheme_choice.py" />
            <source>Choose a file</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <location filename="../ui/weighting/scheme_choice.py" />
            <source>File of the weighing scheme</source>
            <translation>赋权方案文件</translation>
        </message>
        <message>
            <location filename="../ui/weighting/scheme_choice.py" />
            <source>Grade and weigh factors in a window of their own, with a preview of the resistance.</source>
            <translation>在单独的窗口中为因子分级和赋权，并预览阻力面。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/scheme_choice.py" />
            <source>Open a weighing scheme</source>
            <translation>打开赋权方案</translation>
        </message>
        <message>
            <location filename="../ui/weighting/scheme_choice.py" />
            <source>Weighing schemes</source>
            <translation>赋权方案</translation>
        </message>
        <message>
            <location filename="../ui/weighting/scheme_choice.py" />
            <source>Weigh…</source>
            <translation>赋权…</translation>
        </message>
        <message>
            <location filename="../ui/weighting/scheme_choice.py" />
            <source>none: factors, grades and weights are given here</source>
            <translation>无：因子、分级和权重在此处给出</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>&amp;Greatest resistance</source>
            <translation>最大阻力(&amp;G)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>&amp;Least resistance</source>
            <translation>最小阻力(&amp;L)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Add la&amp;yer</source>
            <translation>添加图层(&amp;Y)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Burnt in</source>
            <translation>叠加要素</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Cells without &amp;data</source>
            <translation>无数据的像元(&amp;D)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Cells without data</source>
            <translation>无数据的像元</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Com&amp;bine by</source>
            <translation>合并方式(&amp;B)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Higher values are lowered to it; empty is no limit.</source>
            <translation>更高的数值降为该值；留空则不限。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Lower values are raised to it; best habitat should be 1.</source>
            <translation>更低的数值升为该值；最佳生境应为 1。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Remo&amp;ve</source>
            <translation>移除(&amp;V)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Resistance value</source>
            <translation>阻力值</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>Roads, railways and fences are burnt in last: every cell they touch takes their resistance, so that a thin road survives. Write a number, barrier for what cannot be crossed, or nothing for the highest.</source>
            <translation>公路、铁路和围栏最后叠加：所接触的每个像元取其阻力，因此细窄的道路也能保留。填写数字，不可穿越的填写 barrier（障碍），留空则取最高阻力。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>The project has no vector layer</source>
            <translation>工程中没有矢量图层</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>What is burnt in</source>
            <translation>叠加哪些要素</translation>
        </message>
        <message>
            <location filename="../ui/weighting/surface_view.py" />
            <source>no limit</source>
            <translation>不限</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Export (JSON, CSV)…</source>
            <translation>导出（JSON、CSV）(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Import (JSON, CSV)…</source>
            <translation>导入（JSON、CSV）(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;New</source>
            <translation>新建(&amp;N)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Open…</source>
            <translation>打开(&amp;O)…</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Run…</source>
            <translation>运行(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Scheme</source>
            <translation>方案(&amp;S)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Use this scheme</source>
            <translation>采用此方案(&amp;U)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>&amp;Weights come from</source>
            <translation>权重来源(&amp;W)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>AHP</source>
            <translation>AHP</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>By hand</source>
            <translation>手工</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Export a copy of the weighing scheme</source>
            <translation>导出赋权方案的副本</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Grades and weights</source>
            <translation>分级与权重</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>How factors are combined, limits, and what is burnt in</source>
            <translation>因子如何合并、上下限和叠加要素</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Import a weighing scheme</source>
            <translation>导入赋权方案</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Methods</source>
            <translation>方法</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Not taken: {}</source>
            <translation>未采用：{}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Re&amp;move factor</source>
            <translation>移除因子(&amp;M)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Read &amp;layers again</source>
            <translation>重新读取图层(&amp;L)</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Save &amp;as…</source>
            <translation>另存为(&amp;A)…</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Save the scheme and give its file to the algorithm (Ctrl+Enter).</source>
            <translation>保存方案并将其文件交给算法（Ctrl+Enter）。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Save the scheme and open the algorithm that makes the raster (Ctrl+Enter).</source>
            <translation>保存方案并打开生成栅格的算法（Ctrl+Enter）。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Save the weighing scheme</source>
            <translation>保存赋权方案</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Surface</source>
            <translation>阻力面</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>The scheme was changed and is not saved. Save it?</source>
            <translation>方案已更改但未保存。是否保存？</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>The weights of all methods side by side</source>
            <translation>各方法权重对照</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Weighing resistance – {}</source>
            <translation>阻力面赋权 – {}</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Weights as numbers by hand</source>
            <translation>以数字手工赋权</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Weights by CRITIC from the layers</source>
            <translation>由图层按 CRITIC 赋权</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Weights by comparison in pairs (AHP)</source>
            <translation>由两两比较赋权（AHP）</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Weights by entropy of the layers</source>
            <translation>由图层按熵权法赋权</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Weights come from</source>
            <translation>权重来源</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Which resistance each value of the selected factor stands for</source>
            <translation>所选因子的每个数值代表多大阻力</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>Which weights from the layers</source>
            <translation>采用图层的哪种权重</translation>
        </message>
        <message>
            <location filename="../ui/weighting/window.py" />
            <source>new scheme</source>
            <translation>新方案</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>Below 0.1, as the method asks.</source>
            <translation>小于 0.1，符合该方法的要求。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>Pairs (AHP)</source>
            <translation>两两比较（AHP）</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>Pairs with CRITIC</source>
            <translation>两两比较与 CRITIC 结合</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>Pairs with entropy</source>
            <translation>两两比较与熵权结合</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>The consistency ratio of the comparisons is {a}; it should be below 0.1. Mend them in the tab AHP.</source>
            <translation>比较的一致性比率为 {a}；应小于 0.1。请在 AHP 页中修改。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>The least resistance is {a}; best habitat should be 1. Check grades and the least resistance allowed.</source>
            <translation>最小阻力为 {a}；最佳生境应为 1。请检查等级和允许的最小阻力。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>The ratio is far above 0.1; these weights should not be used as they are.</source>
            <translation>该比率远大于 0.1；这些权重不宜直接使用。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>The ratio should be below 0.1; mend the comparison named below.</source>
            <translation>该比率应小于 0.1；请修改下面指出的比较。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>The resistance is {a} everywhere; nothing can be told from it. Set grades that differ.</source>
            <translation>阻力处处为 {a}，看不出任何差别。请设置不同的等级。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>a curve</source>
            <translation>曲线</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>are the hardest</source>
            <translation>视为最难穿越</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>averaged</source>
            <translation>取平均</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>cannot be crossed</source>
            <translation>不可穿越</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>consistent</source>
            <translation>一致</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>contradictory</source>
            <translation>矛盾</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>equal steps</source>
            <translation>等间距</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>equally important</source>
            <translation>同等重要</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>equally to moderately more important</source>
            <translation>介于同等与稍微重要之间</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>exponential</source>
            <translation>指数</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>extremely more important</source>
            <translation>极端重要</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>geometric mean</source>
            <translation>几何平均</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>get the grade</source>
            <translation>取等级</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>get the nearest grade</source>
            <translation>取最近的等级</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>linear</source>
            <translation>线性</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>logistic</source>
            <translation>逻辑斯谛</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>maximum</source>
            <translation>最大值</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>moderately more important</source>
            <translation>稍微重要</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>moderately to strongly more important</source>
            <translation>介于稍微与明显重要之间</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>multiplied</source>
            <translation>相乘</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>natural breaks</source>
            <translation>自然断点</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>no grades</source>
            <translation>未分级</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>numbers by hand</source>
            <translation>手工填写的数字</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>own numbers</source>
            <translation>自定数值</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>pairs (AHP)</source>
            <translation>两两比较（AHP）</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>pairs and layers</source>
            <translation>两两比较与图层</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>power</source>
            <translation>幂</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>quantiles</source>
            <translation>分位数</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>ranges of values</source>
            <translation>数值范围</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>resistances as they are</source>
            <translation>直接作为阻力</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>somewhat contradictory</source>
            <translation>略有矛盾</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>stop the run</source>
            <translation>中止运行</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>strongly more important</source>
            <translation>明显重要</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>strongly to very strongly more important</source>
            <translation>介于明显与强烈重要之间</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>very strongly more important</source>
            <translation>强烈重要</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>very strongly to extremely more important</source>
            <translation>介于强烈与极端重要之间</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>weighted product</source>
            <translation>加权积</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>weighted sum</source>
            <translation>加权和</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>with CRITIC</source>
            <translation>与 CRITIC</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>with entropy</source>
            <translation>与熵权</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>{a} % of the cells lie in the upper tenth of the resistance, {b} at most. Check the grades.</source>
            <translation>{a}% 的像元位于阻力的最高十分之一内（最大值 {b}）。请检查等级。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>{a} is as important as {b}.</source>
            <translation>{a} 与 {b} 同等重要。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>{a} is {words} than {b}.</source>
            <translation>{a} 与 {b} 相比：{words}。</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>{} classes</source>
            <translation>{} 个类别</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>{} curve</source>
            <translation>{} 曲线</translation>
        </message>
        <message>
            <location filename="../ui/weighting/words.py" />
            <source>{} ranges</source>
            <translation>{} 个范围</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Copy the table for a spreadsheet.</source>
            <translation>复制表格，以便粘贴到电子表格。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Double-click opens a scenario to go on with it.</source>
            <translation>双击打开情景，继续编辑。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>ECA is the area of one patch that would be as well connected as all together.</source>
            <translation>ECA 为等效连通面积：连通程度与全部斑块相当的单个斑块的面积。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Full results…</source>
            <translation>完整结果…</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Go on drawing with the chosen scenario.</source>
            <translation>在所选情景上继续绘制。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Keep in a file</source>
            <translation>保存到文件</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Kept in {files}.</source>
            <translation>保存在 {files} 中。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Load…</source>
            <translation>载入…</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>No scenario is kept yet. Draw changes and keep them; they are compared here.</source>
            <translation>尚未保留任何情景。绘制变化并保留后，即可在此比较。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Open ecopattern:scenario with its layers: links, patches and indices afterwards as files.</source>
            <translation>以其图层打开 ecopattern:scenario：将变化后的连接、斑块和指数写成文件。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Put the scenarios of a GeoPackage into this project, such as those of another project.</source>
            <translation>把一个 GeoPackage 中的情景（例如另一工程的情景）放入本工程。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Remove scenario</source>
            <translation>移除情景</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Save as CSV</source>
            <translation>另存为 CSV</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Save as CSV…</source>
            <translation>另存为 CSV…</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Save the table as a CSV file, with its numbers in full.</source>
            <translation>把表格存为 CSV 文件，数值保留全部位数。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Scenarios</source>
            <translation>情景</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Scenarios side by side</source>
            <translation>情景对照</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Take '{name}' and its layers out of the project? It is in no file, and lost then.</source>
            <translation>把“{name}”及其图层移出工程吗？它不在任何文件中，移出后即丢失。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Take '{name}' out of the project, and delete it in {file}?</source>
            <translation>把“{name}”移出工程，并从 {file} 中删除吗？</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Take '{name}' out of the project? It stays in {file}, which is not of this project.</source>
            <translation>把“{name}”移出工程吗？它仍留在 {file} 中，该文件不属于本工程。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Take the chosen scenario out of the project and out of its file.</source>
            <translation>将所选情景移出工程，并从其文件中删除。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>Today</source>
            <translation>现状</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>{file} cannot be written: {reason}</source>
            <translation>{file} 无法写入：{reason}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/compare_view.py" />
            <source>{names}: lost when QGIS closes.</source>
            <translation>{names}：QGIS 关闭后即丢失。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Affected links</source>
            <translation>受影响的连接</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Before and after</source>
            <translation>变化前后</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Changes that are drawn</source>
            <translation>已绘制的变化</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Choose a change to edit its numbers; double-click shows it on the map, Delete takes it out.</source>
            <translation>选中一项变化即可修改其数值；双击在地图上显示，按 Delete 取消。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Choose what to draw; then you see here what it does to links and connectivity.</source>
            <translation>选择要绘制的内容；随后这里显示它对连接和连通性的影响。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Double-click shows a link on the map.</source>
            <translation>双击在地图上显示连接。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>How to draw</source>
            <translation>绘制方法</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Name of the scenario</source>
            <translation>情景名称</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Put the changes into the project as layers in a file beside it, which ecopattern:scenario reads.</source>
            <translation>把这些变化作为图层放入工程，存于工程旁的文件中，ecopattern:scenario 可直接读取。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Take out all changes; Undo brings them back.</source>
            <translation>去除所有变化；可用“撤销”恢复。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Take the chosen change out</source>
            <translation>去除所选变化</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>cost per {}</source>
            <translation>成本/{}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>crossings: {}</source>
            <translation>生物通道：{}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>impassable</source>
            <translation>不可穿越</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>resistance x {}</source>
            <translation>阻力×{}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/draw_view.py" />
            <source>{width} {unit} wide</source>
            <translation>宽 {width} {unit}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/engine.py" />
            <source>Looking at the land</source>
            <translation>正在读取土地数据</translation>
        </message>
        <message>
            <location filename="../ui/what_if/engine.py" />
            <source>Working out the scenario</source>
            <translation>正在计算情景</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>Affected</source>
            <translation>受影响</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>Habitat [ha]</source>
            <translation>生境 [公顷]</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>Links in use</source>
            <translation>在用的连接</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>Looking at the land, once for all scenarios…</source>
            <translation>正在读取土地数据，所有情景共用一次…</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>Mean link cost [{}]</source>
            <translation>连接平均成本 [{}]</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>The first {} links are listed.</source>
            <translation>列出前 {} 条连接。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>Today: equivalent connected area (ECA) {eca} by {worth}, {links} links in use.</source>
            <translation>现状：等效连通面积（ECA）{eca}（按 {worth} 计），在用连接 {links} 条。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>Today: {eca} ha equivalent connected area (ECA), {links} links in use.</source>
            <translation>现状：等效连通面积（ECA）{eca} 公顷，在用连接 {links} 条。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>Working out what changes…</source>
            <translation>正在计算变化…</translation>
        </message>
        <message>
            <location filename="../ui/what_if/figures.py" />
            <source>cost x {}</source>
            <translation>阻力×{}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/keeping.py" />
            <source>Choose a file for them, or keep them only until QGIS closes.</source>
            <translation>请为情景选择一个文件，或仅保留到 QGIS 关闭为止。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/keeping.py" />
            <source>Choose a file…</source>
            <translation>选择文件…</translation>
        </message>
        <message>
            <location filename="../ui/what_if/keeping.py" />
            <source>Keep scenario</source>
            <translation>保留情景</translation>
        </message>
        <message>
            <location filename="../ui/what_if/keeping.py" />
            <source>Keep scenarios in</source>
            <translation>情景保存到</translation>
        </message>
        <message>
            <location filename="../ui/what_if/keeping.py" />
            <source>Load scenarios</source>
            <translation>载入情景</translation>
        </message>
        <message>
            <location filename="../ui/what_if/keeping.py" />
            <source>Only until QGIS closes</source>
            <translation>仅到 QGIS 关闭为止</translation>
        </message>
        <message>
            <location filename="../ui/what_if/keeping.py" />
            <source>The project is not saved yet, so there is no file beside it to keep scenarios in.</source>
            <translation>工程尚未保存，因此旁边还没有存放情景的文件。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/keeping.py" />
            <source>There is a scenario '{}' already. Put this one in its place?</source>
            <translation>已有名为“{}”的情景。用当前情景替换它吗？</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>0 lets nothing cross the road but at crossings.</source>
            <translation>0 表示只能经生物通道穿越道路。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>0 takes the median resistance of land outside the patches.</source>
            <translation>0 表示取斑块之外土地的阻力中位数。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>0 takes the median resistance of the patches.</source>
            <translation>0 表示取斑块的阻力中位数。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>Below 1 the land becomes easier to cross, above 1 harder.</source>
            <translation>小于 1 时土地更易穿越，大于 1 时更难穿越。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>Chosen:</source>
            <translation>所选：</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>Crossings</source>
            <translation>生物通道</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>Crossings at even spaces</source>
            <translation>等距生物通道数</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>How many crossings the road has at even spaces; single ones can be drawn on it as well.</source>
            <translation>道路上等距设置多少个生物通道；也可以在道路上单独绘制。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>How much of a road a crossing opens; at least one cell.</source>
            <translation>一处生物通道打开道路的长度；至少一个像元。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>How resistance changes</source>
            <translation>阻力如何变化</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>Next:</source>
            <translation>新绘：</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>Resistance times</source>
            <translation>阻力乘以</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>Resistance:</source>
            <translation>阻力：</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>as usual there</source>
            <translation>与当地通常相同</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>multiplied by</source>
            <translation>乘以</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>one cell</source>
            <translation>一个像元</translation>
        </message>
        <message>
            <location filename="../ui/what_if/kind_inputs.py" />
            <source>set to</source>
            <translation>设为</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>A field of the patches that says how much each is worth. Patches that are cut or joined share it as their cells do; a hectare of gained habitat is worth as much as one of the patches on average.</source>
            <translation>斑块图层中表示每个斑块价值的字段。被切分或合并的斑块按像元分配；每公顷新增生境的价值与现有斑块每公顷的平均值相同。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>Cost of a way that an animal takes with the probability below. At first it is the median least-cost distance of the links.</source>
            <translation>动物以下面所给概率走完的路程的成本。初始值为各连接最小成本距离的中位数。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>Habitat smaller than this after the changes is no patch. At first it is as the patches were made.</source>
            <translation>变化之后小于该面积的生境不算斑块。初始值与生成斑块时相同。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>Patches count by</source>
            <translation>斑块权重</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>Probability there</source>
            <translation>该处的概率</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>Smallest patch</source>
            <translation>最小斑块</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>What is drawn is worked out on these layers, which were found in the project; none of them is changed.</source>
            <translation>所绘内容据这些在工程中找到的图层计算；图层本身不会改变。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>find them by the usual rules</source>
            <translation>按通常规则求得</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>none chosen</source>
            <translation>未选择</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>none in the project</source>
            <translation>工程中没有</translation>
        </message>
        <message>
            <location filename="../ui/what_if/options.py" />
            <source>their area</source>
            <translation>面积</translation>
        </message>
        <message>
            <location filename="../ui/what_if/panel.py" />
            <source>Compare</source>
            <translation>比较</translation>
        </message>
        <message>
            <location filename="../ui/what_if/panel.py" />
            <source>Compare ({})</source>
            <translation>比较（{}）</translation>
        </message>
        <message>
            <location filename="../ui/what_if/panel.py" />
            <source>Draw</source>
            <translation>绘制</translation>
        </message>
        <message>
            <location filename="../ui/what_if/panel.py" />
            <source>Land</source>
            <translation>土地</translation>
        </message>
        <message>
            <location filename="../ui/what_if/panel.py" />
            <source>There are no links in the project; they are found by the usual rules. {algorithm} keeps them.</source>
            <translation>工程中没有连接；按通常规则求得。可用 {algorithm} 保存连接。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/panel.py" />
            <source>Which layers are the land, and how far animals move</source>
            <translation>以哪些图层作为土地，动物能移动多远</translation>
        </message>
        <message>
            <location filename="../ui/what_if/panel.py" />
            <source>{input} cannot be found in the project; make it with {algorithm}.</source>
            <translation>工程中找不到{input}；请用 {algorithm} 生成。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/reading.py" />
            <source>{1}: field 'link_id' is empty or repeats itself; each link needs its own number.</source>
            <translation>{1}：字段“link_id”有空值或重复；每条连接须有自己的编号。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/reading.py" />
            <source>{1}: field '{2}' is empty or repeats itself; each patch needs its own id.</source>
            <translation>{1}：字段“{2}”为空或有重复；每个斑块需要自己的标识。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/reading.py" />
            <source>{1}: it cannot be brought into the coordinate system of the resistance; has it the right one?</source>
            <translation>{1}：无法转换到阻力面的坐标系；其坐标系是否正确？</translation>
        </message>
        <message>
            <location filename="../ui/what_if/reading.py" />
            <source>{1}: it joins patch {2} to {3}, which are not both among the patches; choose the patches that the links were made from.</source>
            <translation>{1}：它连接斑块 {2} 与 {3}，但两者不都在斑块之中；请选择生成这些连接所用的斑块。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/scenario_file.py" />
            <source>'{table}' cannot be taken out of {file}: {reason}</source>
            <translation>无法从 {file} 中删除“{table}”：{reason}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/scenario_file.py" />
            <source>Scenarios cannot be written to {file}: {reason}</source>
            <translation>情景无法写入 {file}：{reason}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/scenario_file.py" />
            <source>{file} is no GeoPackage that can be read: {reason}</source>
            <translation>{file} 不是可读取的 GeoPackage：{reason}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/scenario_layers.py" />
            <source>Areas</source>
            <translation>区域</translation>
        </message>
        <message>
            <location filename="../ui/what_if/scenario_layers.py" />
            <source>Roads</source>
            <translation>道路</translation>
        </message>
        <message>
            <location filename="../ui/what_if/scenario_layers.py" />
            <source>What happens</source>
            <translation>会发生什么</translation>
        </message>
        <message>
            <location filename="../ui/what_if/session.py" />
            <source>A crossing lies on a new road: click nearer to one.</source>
            <translation>生物通道应位于新建道路上：请在道路附近单击。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/session.py" />
            <source>A crossing lies on a new road: draw the road first.</source>
            <translation>生物通道应位于新建道路上：请先绘制道路。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/session.py" />
            <source>Choose a resistance first.</source>
            <translation>请先选择阻力面。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/session.py" />
            <source>It is smaller than the smallest patch ({} ha) and counts only where it joins one.</source>
            <translation>它小于最小斑块（{} 公顷），只有并入斑块时才计入。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/session.py" />
            <source>This place does not exist in the coordinate system of the resistance; draw on its land.</source>
            <translation>此处在阻力面的坐标系中不存在；请在阻力面范围内绘制。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/session.py" />
            <source>This shape has no extent; draw it with its corners farther apart.</source>
            <translation>该形状没有大小；请把角点画得远一些。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/storage.py" />
            <source>Layer '{layer}' cannot be brought into the coordinate system of the resistance.</source>
            <translation>图层“{layer}”无法转换到阻力面的坐标系。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/storage.py" />
            <source>Layer '{layer}' cannot be opened: {source} is not there.</source>
            <translation>图层“{layer}”无法打开：{source} 不存在。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/storage.py" />
            <source>What if: {}</source>
            <translation>情景推演：{}</translation>
        </message>
        <message>
            <location filename="../ui/what_if/storage.py" />
            <source>What was written to {file} cannot be opened.</source>
            <translation>写入 {file} 的内容无法打开。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/storage.py" />
            <source>{file} holds no scenarios.</source>
            <translation>{file} 中没有情景。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/tables.py" />
            <source>Change [ha]</source>
            <translation>变化 [公顷]</translation>
        </message>
        <message>
            <location filename="../ui/what_if/tables.py" />
            <source>Change [{}]</source>
            <translation>变化 [{}]</translation>
        </message>
        <message>
            <location filename="../ui/what_if/tables.py" />
            <source>ECA [ha]</source>
            <translation>ECA [公顷]</translation>
        </message>
        <message>
            <location filename="../ui/what_if/tables.py" />
            <source>ECA [{}]</source>
            <translation>ECA [{}]</translation>
        </message>
        <message>
            <location filename="../ui/what_if/tables.py" />
            <source>Links
affected</source>
            <translation>受影响
连接</translation>
        </message>
        <message>
            <location filename="../ui/what_if/tables.py" />
            <source>Links
lost</source>
            <translation>失去
连接</translation>
        </message>
        <message>
            <location filename="../ui/what_if/tables.py" />
            <source>Mean cost [{}]</source>
            <translation>平均成本 [{}]</translation>
        </message>
        <message>
            <location filename="../ui/what_if/tables.py" />
            <source>cannot be worked out</source>
            <translation>无法计算</translation>
        </message>
        <message>
            <location filename="../ui/what_if/tables.py" />
            <source>working…</source>
            <translation>正在计算…</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Click along the road on the map. Esc ends drawing.</source>
            <translation>在地图上沿道路单击。按 Esc 结束绘制。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Click on a new road where animals shall cross it; land and habitat stay as they were there.</source>
            <translation>在新建道路上单击动物穿越之处；该处的土地和生境保持不变。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Click on a new road. Esc ends drawing.</source>
            <translation>在新建道路上单击。按 Esc 结束绘制。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Click the corners of the area on the map. Esc ends drawing.</source>
            <translation>在地图上单击区域的各个角点。按 Esc 结束绘制。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Crossing</source>
            <translation>生物通道</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Draw a road; its cells are lost as habitat, and without a resistance nothing crosses it.</source>
            <translation>绘制一条道路；其像元不再是生境，没有阻力值时不可穿越。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Draw an area that becomes easier or harder to cross.</source>
            <translation>绘制一个变得更易或更难穿越的区域。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Draw an area that becomes habitat: it joins the patches that it touches, or is a new patch.</source>
            <translation>绘制一个成为生境的区域：它并入所接触的斑块，或成为新的斑块。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Draw an area whose habitat is lost; what is cut off a patch becomes a patch of its own.</source>
            <translation>绘制一个失去生境的区域；从斑块上切下的部分成为单独的斑块。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Habitat gained</source>
            <translation>增加生境</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Habitat lost</source>
            <translation>失去生境</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>New resistance</source>
            <translation>改变阻力</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Right click or Enter finishes, Backspace takes the last point back, Esc gives up.</source>
            <translation>单击右键或按 Enter 完成，按 Backspace 撤回最后一点，按 Esc 放弃。</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>Road</source>
            <translation>道路</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>and {} more</source>
            <translation>另有 {} 项</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>longer</source>
            <translation>变长</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>lost</source>
            <translation>失去</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>new</source>
            <translation>新增</translation>
        </message>
        <message>
            <location filename="../ui/what_if/words.py" />
            <source>shorter</source>
            <translation>变短</translation>
        </message>
        <message>
            <location filename="../ui/word_choice.py" />
            <source>Not set</source>
            <translation>未设置</translation>
        </message>
    </context>
</TS>
